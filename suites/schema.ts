import { type Problem, show } from '../harness/judge.ts';
import { type SchemaName, validate } from '../spec/schemas.ts';

/** Every place where a value breaks a schema of the contract; what only the document asks for is said softly. */
export function conforms(schema: SchemaName, value: unknown): readonly Problem[] {
  return validate(schema, value, 'compat').map(({ path, expected, actual, soft }) => ({
    message: path === '' ? `the ${schema}` : path.slice(1).replaceAll('/', '.'),
    expected,
    actual: show(actual),
    ...(soft === true && { soft }),
  }));
}

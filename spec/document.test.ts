import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { contract, type SchemaName } from './document.ts';
import { member, resolvePointer } from './pointer.ts';
import { validate } from './schemas.ts';

const schemas = Object.entries(contract.components.schemas) as [
  SchemaName,
  object & { examples?: readonly unknown[] },
][];

/** Every object of the document, with its pointer. */
function* objects(value: unknown, at = '#'): Generator<readonly [string, object]> {
  if (typeof value !== 'object' || value === null) return;
  yield [at, value];
  for (const [name, one] of Object.entries(value)) yield* objects(one, member(at, name));
}

const all = [...objects(contract)];

/** What a media type that names a schema shows of it. */
const shown = all.flatMap(([at, value]) => {
  if (!('schema' in value && 'examples' in value)) return [];
  const name = String(Object(value.schema).$ref).split('/').at(-1) as SchemaName;
  return Object.entries(Object(value.examples)).map(([key, example]) => ({
    at: `${at}/${key}`,
    name,
    value: Object(example).value as unknown,
  }));
});

describe('the contract document', () => {
  it('refers only to what is there', () => {
    const references = all.flatMap(([at, value]) => ('$ref' in value ? [[at, String(value.$ref)] as const] : []));
    expect(references.length).toBeGreaterThan(100);
    for (const [at, reference] of references)
      expect(resolvePointer(contract, reference), `${at} → ${reference}`).toBeDefined();
  });

  it('uses every component', () => {
    const references = new Set(all.flatMap(([, value]) => ('$ref' in value ? [value.$ref] : [])));
    const { schemas, headers = {}, responses = {} } = contract.components;
    for (const [kind, components] of Object.entries({ schemas, headers, responses })) {
      for (const name of Object.keys(components)) {
        expect(references.has(member('#/components', kind, name)), `${kind} ${name}`).toBe(true);
      }
    }
  });

  it('holds schemas that are valid JSON Schema 2020-12', () => {
    const ajv = new Ajv2020({ strict: false });
    for (const [name, schema] of schemas) expect(ajv.validateSchema(schema), `${name}: ${ajv.errorsText()}`).toBe(true);
  });
});

describe('an example', () => {
  const examples = schemas.flatMap(([name, { examples = [] }]) =>
    examples.map((value, at) => [name, at, value] as const),
  );

  it.each(examples)('of %s (%i) keeps its schema to the letter', (name, _, value) => {
    expect(validate(name, value, 'strict')).toEqual([]);
  });

  const json = shown.filter(({ value }) => typeof value === 'object');

  it.each(json.map(({ at, name, value }) => [at, name, value] as const))(
    'at %s keeps %s to the letter',
    (_, name, value) => {
      expect(validate(name, value, 'strict')).toEqual([]);
    },
  );

  it('of a stream is framed as its prose says, and its chunks keep their schema to the letter', () => {
    const streams = shown.filter(({ value }) => typeof value === 'string');
    expect(streams.length).toBeGreaterThan(0);
    for (const { name, value } of streams) {
      expect(value).toMatch(/\n\n$/);
      const lines = String(value)
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith(':'));
      expect(lines.every((line) => line.startsWith('data: '))).toBe(true);
      const data = lines.map((line) => line.slice('data: '.length));
      expect(data.indexOf('[DONE]')).toBe(data.length - 1);
      for (const one of data.slice(0, -1)) expect(validate(name, JSON.parse(one), 'strict')).toEqual([]);
    }
  });

  it('of a header keeps its schema', () => {
    const ajv = new Ajv2020({ strict: false }).addSchema({ $id: 'contract:', ...contract });
    const headers = Object.keys(contract.components.headers ?? {});
    expect(headers.length).toBeGreaterThan(0);
    for (const name of headers) {
      const at = member('#/components/headers', name);
      const check = ajv.getSchema(`contract:${at}/schema`);
      const example = resolvePointer(contract, `${at}/example`);
      expect(example, name).toBeDefined();
      expect(check?.(example), name).toBe(true);
    }
  });
});

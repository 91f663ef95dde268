import { invalid } from './errors.ts';
import { isAbsent, isObject } from './json.ts';
import type { Format } from './task.ts';

/** Reads a format description: text, json_object, or json_schema with a name and a schema. */
export function readFormat(format: unknown, name: string, schemaHolder: string): Format {
  if (isAbsent(format)) return { type: 'text' };
  const type = isObject(format) ? format['type'] : undefined;
  if (type === 'text' || type === 'json_object') return { type };
  if (!isObject(format) || type !== 'json_schema') {
    throw invalid(`${name}.type`, `Invalid value for '${name}.type': expected text, json_object or json_schema.`);
  }
  const holder = schemaHolder === '' ? format : format[schemaHolder];
  const at = schemaHolder === '' ? name : `${name}.${schemaHolder}`;
  if (!isObject(holder) || typeof holder['name'] !== 'string') {
    throw invalid(`${at}.name`, `Missing required parameter: '${at}.name'.`, 'missing_required_parameter');
  }
  return { type, schema: holder['schema'] ?? {} };
}

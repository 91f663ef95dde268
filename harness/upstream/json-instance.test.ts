import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { jsonInstance } from './json-instance.ts';
import { jsonTokens } from './json-tokens.ts';

const ajv = addFormats.default(new Ajv2020({ strict: false }));
const hints = { places: ['Rome'], nonce: undefined };

const recursive = {
  $ref: '#/$defs/node',
  $defs: {
    node: {
      type: 'object',
      properties: { value: { type: 'integer' }, next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] } },
      required: ['value', 'next'],
      additionalProperties: false,
    },
  },
};

const tree = {
  type: 'object',
  properties: { children: { type: 'array', items: { $ref: '#' } } },
  required: ['children'],
};

const mixed = {
  type: 'object',
  properties: {
    city: { type: 'string' },
    unit: { enum: ['celsius', 'fahrenheit'] },
    kind: { const: 'report' },
    note: { type: ['string', 'null'] },
    days: { type: 'array', items: { type: 'integer', minimum: 3 }, minItems: 3, uniqueItems: true },
    ratio: { type: 'number', exclusiveMinimum: 0, maximum: 0.4 },
    even: { type: 'integer', multipleOf: 4, maximum: -3 },
    when: { type: 'string', format: 'date-time' },
    code: { type: 'string', pattern: '^[A-Z]{3}-\\d{2,4}(?:x|y)?$' },
    long: { type: 'string', minLength: 12 },
    short: { type: 'string', maxLength: 2 },
    pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'boolean' }], items: false },
    either: { oneOf: [{ type: 'null' }, { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }] },
    both: { allOf: [{ type: 'object', properties: { a: { const: 1 } }, required: ['a'] }, { required: ['b'] }] },
  },
  additionalProperties: false,
};

const schemas: readonly (readonly [string, object])[] = [
  ['mixed', { ...mixed, required: Object.keys(mixed.properties) }],
  ['nothing required', mixed],
  ['recursive', recursive],
  ['tree', tree],
  ['empty', {}],
  ['no properties', { type: 'object', properties: {}, additionalProperties: false }],
  ['top array', { type: 'array', items: { type: 'null' } }],
  ['definitions', { definitions: { a: { type: 'boolean' } }, properties: { 'x/y': { $ref: '#/definitions/a' } } }],
];

it.each(schemas)('makes a valid instance: %s', (_, schema) => {
  const instance = jsonInstance(schema, hints);
  const check = ajv.compile(schema);
  expect(check(instance) ? [] : [check.errors, instance]).toEqual([]);
});

it('fills a place from the prompt, and any other string with its nonce', () => {
  const schema = { type: 'object', properties: { city: { type: 'string' }, note: { type: 'string' } } };
  expect(jsonInstance(schema, { places: ['Rome'], nonce: 'nonce-1' })).toEqual({ city: 'Rome', note: 'nonce-1' });
});

it('is JSON again as tokens, in more than one piece', () => {
  for (const [, schema] of schemas) {
    const instance = jsonInstance(schema, hints);
    expect(JSON.parse(jsonTokens(instance).join(''))).toEqual(instance);
  }
  expect(jsonTokens({ ok: true })).toEqual(['{', '"ok":', ' true', '}']);
});

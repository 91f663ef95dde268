import { describe, expect, it } from 'vitest';
import { compareDocuments } from './differences.ts';

const at = '#/components/schemas/Thing';

/** The differences between two schemas, with places told from `Thing` on. */
function between(ours: object, official: object, shared: { readonly [name: string]: object } = {}) {
  const document = (Thing: object) => ({ components: { schemas: { ...shared, Thing } } });
  const { differences } = compareDocuments(document(ours), document(official), { Thing: 'Thing' });
  return differences.map(({ pointer, differs, official, ours }) =>
    [pointer.replace(at, ''), differs, official, ours].join(' | '),
  );
}

const object = (properties: object, rest: object = {}) => ({ type: 'object', properties, ...rest });
const text = { type: 'string' };

describe('compareDocuments names', () => {
  it.each([
    ['a type', text, { type: 'integer' }, [' | type | integer | string']],
    ['null', text, { type: ['string', 'null'] }, [' | null | allowed | refused']],
    ['values', { enum: ['a', 'b'] }, { enum: ['a', 'c'] }, [' | values | "a", "c" | "a", "b"']],
    ['a bound', { type: 'integer', minimum: 1 }, { type: 'integer' }, [' | minimum | none | 1']],
    [
      'an open object',
      object({}),
      object({}, { additionalProperties: false }),
      [' | additionalProperties | refused | anything'],
    ],
    ['a property of ours', object({ a: text }), object({}), ['/properties/a | property | absent | optional']],
    ['a property of theirs', object({}), object({ a: text }), [' | property | a | absent']],
    [
      'what is required',
      object({ a: text }, { required: ['a'] }),
      object({ a: text }),
      ['/properties/a | required | optional | required'],
    ],
    [
      'what stands in a list',
      { type: 'array', items: text },
      { type: 'array', items: { type: 'number' } },
      ['/items | type | number | string'],
    ],
    ['a list of anything', { type: 'array', items: text }, { type: 'array' }, [' | items | anything | described']],
    ['a missing type', object({ a: text }), { properties: { a: text } }, [' | type | object or not | object']],
    [
      'what is deep inside',
      object({ a: object({ b: text }) }),
      object({ a: object({ b: { type: 'boolean' } }) }),
      ['/properties/a/properties/b | type | boolean | string'],
    ],
    [
      'a map',
      { type: 'object', additionalProperties: text },
      { type: 'object', additionalProperties: { type: 'integer' } },
      ['/additionalProperties | type | integer | string'],
    ],
  ])('%s', (_, ours, official, expected) => {
    expect(between(ours, official)).toEqual(expected);
  });

  it('a variant, by its constant, and compares the variants that both have', () => {
    const variant = (type: string, rest: object) => object({ type: { const: type }, ...rest });
    const ours = { oneOf: [variant('a', { x: text }), variant('b', {})] };
    const official = { oneOf: [variant('c', {}), variant('a', { x: { type: 'integer' } })] };
    expect(between(ours, official)).toEqual([
      ' | variants | object "a"; object "c" | object "a"; object "b"',
      '/oneOf/0/properties/x | type | integer | string',
    ]);
  });

  it('a difference behind a reference once, where it stands', () => {
    const thing = object({ a: { $ref: '#/components/schemas/Part' }, b: { $ref: '#/components/schemas/Part' } });
    const document = (Part: object) => ({ components: { schemas: { Thing: thing, Part } } });
    const { differences, visited } = compareDocuments(document(text), document({ type: 'number' }), { Thing: 'Thing' });
    expect(differences.map(({ pointer }) => pointer)).toEqual(['#/components/schemas/Part']);
    expect(visited).toContain('#/components/schemas/Part');
  });
});

describe('compareDocuments takes for the same', () => {
  it.each([
    ['nullable and a type of two', { type: ['string', 'null'] }, { type: 'string', nullable: true }],
    [
      'nullable values and values with null',
      { type: ['string', 'null'], enum: ['a', null] },
      { type: 'string', nullable: true, enum: ['a'] },
    ],
    [
      'a nullable reference',
      { anyOf: [{ $ref: '#/components/schemas/Part' }, { type: 'null' }] },
      { $ref: '#/components/schemas/Part', nullable: true },
    ],
    ['a constant and one value', { type: 'string', const: 'a' }, { type: 'string', enum: ['a'] }],
    ['a free string and one with suggestions', text, { anyOf: [text, { type: 'string', enum: ['a'] }] }],
    ['a union and its only branch', text, { oneOf: [text] }],
    [
      'a merger and what it merges to',
      object({ a: text, b: text }, { required: ['a'] }),
      { allOf: [object({ a: text }, { required: ['a'] }), object({ b: text })] },
    ],
    ['unions in another order', { oneOf: [text, { type: 'null' }] }, { oneOf: [{ type: 'null' }, text] }],
    [
      'other words',
      { type: 'string', description: 'Ours.' },
      { type: 'string', description: 'Theirs.', format: 'uri' },
    ],
  ])('%s', (_, ours, official) => {
    expect(between(ours, official, { Part: text })).toEqual([]);
  });

  it('nothing that only one branch of a merger allows', () => {
    const nullable = object({ a: { type: ['integer', 'null'], maximum: 20 } });
    const official = { allOf: [nullable, object({ a: { type: 'integer' } })] };
    expect(between(nullable, official)).toEqual(['/properties/a | null | refused | allowed']);
  });
});

describe('compareDocuments reads a merger', () => {
  it('by the tighter of two bounds', () => {
    const official = {
      allOf: [
        { type: 'integer', minimum: 1, maximum: 9 },
        { type: 'integer', minimum: 0, maximum: 5 },
      ],
    };
    expect(between({ type: 'integer', minimum: 1, maximum: 5 }, official)).toEqual([]);
  });

  it('past branches that ask for nothing', () => {
    expect(between(text, { allOf: [{ description: 'A name.' }, text] })).toEqual([]);
  });
});

describe('compareDocuments refuses', () => {
  const document = (schemas: { readonly [name: string]: object }) => ({ components: { schemas } });

  it('a pair that is not there', () => {
    expect(() => compareDocuments(document({ A: text }), document({}), { A: 'B' })).toThrow(
      'Expected a schema named B',
    );
  });

  it('a reference to nowhere', () => {
    const broken = document({ A: { $ref: '#/components/schemas/B' } });
    expect(() => compareDocuments(broken, broken, { A: 'A' })).toThrow('Expected a schema at #/components/schemas/B');
  });
});

import { describe, expect, it } from 'vitest';
import { contract } from './document.ts';
import { beyondSchemas, errata } from './errata.ts';
import { member, resolvePointer } from './pointer.ts';

/** Places of the document that `x-strict` tightens: the schema, or the property that it requires. */
function strictPlaces(value: unknown, at: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([name, one]) =>
    name === 'x-strict' ? [] : strictPlaces(one, member(at, name)),
  );
  if (!('x-strict' in value)) return inside;
  const { required = [], ...rest } = Object(value['x-strict']);
  const properties = [...required].map((name) => member(at, 'properties', String(name)));
  return [...inside, ...properties, ...(Object.keys(rest).length > 0 ? [at] : [])];
}

describe('errata', () => {
  it.each([...errata, ...beyondSchemas].map((erratum) => [erratum.pointer, erratum.differs] as const))(
    'point into the document: %s, %s',
    (pointer) => {
      expect(resolvePointer(contract, pointer)).toBeDefined();
    },
  );

  it('say each thing once', () => {
    const said = errata.map(({ pointer, differs, official, ours }) =>
      JSON.stringify([pointer, differs, official, ours]),
    );
    expect(new Set(said).size).toBe(said.length);
  });

  it('explain everything that the profiles differ in, and nothing else', () => {
    const relaxed = new Set(errata.filter((erratum) => erratum.relaxed).map(({ pointer }) => pointer));
    expect([...relaxed].sort()).toEqual(
      [...new Set(strictPlaces(contract.components.schemas, '#/components/schemas'))].sort(),
    );
  });
});

describe('x-strict', () => {
  it('holds only type, required and enum, nothing nested', () => {
    const contents = JSON.stringify(contract).match(/"x-strict":\{[^{}]*\}/g) ?? [];
    expect(contents.length).toBe(JSON.stringify(contract).split('"x-strict"').length - 1);
    for (const content of contents) {
      const keywords = Object.keys(JSON.parse(`{${content}}`)['x-strict']);
      expect(['type', 'required', 'enum']).toEqual(expect.arrayContaining(keywords));
    }
  });
});

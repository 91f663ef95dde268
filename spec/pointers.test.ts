import { describe, expect, it } from 'vitest';
import { contract } from './document.ts';
import { member, resolvePointer } from './pointer.ts';
import { catalogue } from './requirements/index.ts';

describe('resolvePointer', () => {
  const document = { a: { 'b/c': [{ 'd~e': 1 }] }, empty: { '': null } };

  it.each([
    ['#', document],
    ['#/a/b~1c/0', { 'd~e': 1 }],
    ['#/a/b~1c/0/d~0e', 1],
    ['#/empty/', null],
  ])('finds %s', (pointer, value) => {
    expect(resolvePointer(document, pointer)).toEqual(value);
  });

  it.each(['#/a/b', '#/a/b~1c/1', '#/a/b~1c/0/d~0e/f', '#/a/toString', '/a', 'a', ''])(
    'finds nothing at %j',
    (pointer) => {
      expect(resolvePointer(document, pointer)).toBeUndefined();
    },
  );

  it('reads what member writes', () => {
    expect(resolvePointer(document, member('#', 'a', 'b/c', 0, 'd~e'))).toBe(1);
  });
});

describe('the catalogue', () => {
  const pointers = Object.entries(catalogue).flatMap(([id, requirement]) =>
    requirement.source.filter(({ kind }) => kind === 'openapi').map(({ at }) => [id, at] as const),
  );

  it('points into the document', () => {
    expect(pointers.length).toBeGreaterThan(0);
  });

  it.each(pointers)('%s rests on %s, which exists', (_, pointer) => {
    expect(resolvePointer(contract, pointer)).toBeDefined();
  });
});

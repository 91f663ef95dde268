import { describe, expect, it } from 'vitest';
import type { Erratum } from '../errata.ts';
import { live } from '../sources.ts';
import { explain } from './explanation.ts';

const document = (Thing: object) => ({ components: { schemas: { Thing } } });
const name = { type: 'string' };
const official = document({ type: 'object', required: ['name'], properties: { name } });
const relaxed = document({ type: 'object', properties: { name }, 'x-strict': { required: ['name'] } });
const different = document({ type: 'object', properties: { name } });

const erratum: Erratum = {
  pointer: '#/components/schemas/Thing/properties/name',
  differs: 'required',
  official: 'required',
  ours: 'optional',
  why: 'Nobody sends it.',
  because: [live('a reference')],
};

const counts = (ours: typeof official, errata: readonly Erratum[]) => {
  const { explained, unexplained, stale } = explain(ours, official, { Thing: 'Thing' }, errata);
  return { explained: explained.length, unexplained: unexplained.length, stale: stale.length };
};

describe('explain', () => {
  it('is content when nothing differs and nothing is said to', () => {
    expect(counts(official, [])).toEqual({ explained: 0, unexplained: 0, stale: 0 });
  });

  it('names a difference that no erratum explains', () => {
    expect(counts(different, [])).toEqual({ explained: 0, unexplained: 1, stale: 0 });
  });

  it('accepts one that is explained', () => {
    expect(counts(different, [erratum])).toEqual({ explained: 1, unexplained: 0, stale: 0 });
    expect(counts(relaxed, [{ ...erratum, relaxed: true }])).toEqual({ explained: 1, unexplained: 0, stale: 0 });
  });

  it('names an erratum that nothing bears out', () => {
    expect(counts(official, [erratum])).toEqual({ explained: 0, unexplained: 0, stale: 1 });
  });

  it.each([
    ['the official side', { official: 'optional' }],
    ['our side', { ours: 'required' }],
    ['the place', { pointer: '#/components/schemas/Thing' }],
    ['what differs', { differs: 'null' }],
    ['the profile', { relaxed: true as const }],
  ])('does not accept an erratum that is wrong about %s', (_, wrong) => {
    expect(counts(different, [{ ...erratum, ...wrong }])).toEqual({ explained: 0, unexplained: 1, stale: 1 });
  });

  it('does not let compat explain what strict still differs in', () => {
    expect(counts(relaxed, [erratum])).toEqual({ explained: 0, unexplained: 1, stale: 1 });
  });

  it('names a schema that was compared with nothing', () => {
    const ours = { components: { schemas: { ...official.components.schemas, Forgotten: {} } } };
    expect(explain(ours, official, { Thing: 'Thing' }, []).uncompared).toEqual(['Forgotten']);
  });
});

import { describe, expect, it } from 'vitest';
import { claims } from './claims.ts';
import { catalogue, requirementOf } from './requirements/index.ts';

describe('the lines of the production report', () => {
  it('have ids of their own', () => {
    const ids = claims.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('are sentences without their full stop, each said once', () => {
    const says = claims.map((one) => one.says);
    expect(says.filter((one, index) => says.indexOf(one) !== index)).toEqual([]);
    expect(says.filter((one) => !/^(?:[A-Z]|openai-).*[^.]$/.test(one))).toEqual([]);
  });

  it('are decided by requirements of the catalogue, each named once, or say why not and what evidence it takes', () => {
    for (const claim of claims) {
      if ('unobservable' in claim) {
        expect(claim.unobservable, claim.id).toMatch(/^[^A-Z].{10,}[^.]$/);
        expect(claim.evidence, claim.id).toMatch(/^[^A-Z].{5,}[^.]$/);
      } else {
        expect(claim.decidedBy.length, claim.id).toBeGreaterThan(0);
        expect(claim.decidedBy.filter((id) => requirementOf(id) === undefined)).toEqual([]);
        expect(new Set(claim.decidedBy).size, claim.id).toBe(claim.decidedBy.length);
      }
    }
  });

  it('rest on everything that is required, taken together', () => {
    const required = Object.entries(catalogue).flatMap(([id, { level }]) => (level === 'must' ? [id] : []));
    const whole = claims.find(({ id }) => id === 'specification/whole');
    expect(whole).toMatchObject({ decidedBy: required });
  });
});

import { describe, expect, it } from 'vitest';
import { requirementOf } from '../requirements/index.ts';
import { coverage } from './index.ts';

const entries = coverage.flatMap((part) => Object.entries(part));

describe('the coverage of the wire contract', () => {
  it('names every fact once', () => {
    const ids = entries.map(([id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('names requirements that exist, or a reason', () => {
    const empty = entries.filter(([, how]) =>
      typeof how === 'string'
        ? how.trim() === ''
        : how.length === 0 || how.some((id) => requirementOf(id) === undefined),
    );
    expect(empty).toEqual([]);
  });
});

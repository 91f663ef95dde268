import { describe, expect, it } from 'vitest';
import { addsUp, detailsFit } from './usage.ts';

const usage = (prompt: number, completion: number, total: number, cached = 0, reasoning = 0) => ({
  prompt_tokens: prompt,
  completion_tokens: completion,
  total_tokens: total,
  prompt_tokens_details: { cached_tokens: cached },
  completion_tokens_details: { reasoning_tokens: reasoning },
});

describe('the total', () => {
  it('is the sum', () => expect(addsUp(usage(9, 3, 12, 8, 2))).toEqual([]));
  it('is softly more by the reasoning', () => expect(addsUp(usage(9, 3, 19, 0, 7))).toMatchObject([{ soft: true }]));
  it('is nothing else', () => {
    const [found] = addsUp(usage(9, 3, 9));
    expect(found?.soft).toBeUndefined();
    expect(found?.actual).toBe('9');
  });
  it('is not asked of what counts nothing', () => expect(addsUp(undefined)).toEqual([]));
});

describe('the details', () => {
  it('fit', () => expect(detailsFit(usage(9, 3, 12, 9, 3))).toEqual([]));
  it('hold no more cached tokens than the prompt', () => expect(detailsFit(usage(9, 3, 12, 10))).toHaveLength(1));
  it('hold no more reasoning than the answer', () => expect(detailsFit(usage(9, 3, 12, 0, 4))).toHaveLength(1));
  it('are left alone where reasoning is counted on top', () => expect(detailsFit(usage(9, 3, 19, 0, 7))).toEqual([]));
});

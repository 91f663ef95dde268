import { field } from '../../../spec/sources.ts';
import type { JsonObject } from '../../bend.ts';
import { passingOn } from '../../chat-requests.ts';
import type { Fault } from '../../fault.ts';

/** Adds what an earlier request asked for to those that do not. */
function remembering() {
  let last: JsonObject = {};
  return passingOn((body) => {
    const { stop, seed, user } = { ...last, ...body };
    last = { stop, seed, user };
    return { ...body, stop, seed, user };
  });
}

export const parameterFaults: readonly Fault[] = [
  {
    id: 'remembers-parameters',
    says: 'takes what a request does not ask for from the one before it',
    seen: [field('diegosouzapw/OmniRoute#12307')],
    kills: ['isolation.own-parameters'],
    bend: remembering(),
  },
];

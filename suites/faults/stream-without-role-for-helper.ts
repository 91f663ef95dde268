import { field } from '../../spec/sources.ts';
import { eachChunk, firstChoice, type JsonObject } from '../bend.ts';
import type { Fault } from '../fault.ts';

export const streamWithoutRoleForHelper: Fault = {
  id: 'stream-without-role-for-helper',
  says: 'never says in a stream whose role speaks, which the helper insists on',
  seen: [field('maximhq/bifrost#6523'), field('tensorzero/tensorzero#1265')],
  kills: ['clients.stream-helper'],
  bend: {
    stream: eachChunk((chunk) => {
      const choice = firstChoice(chunk);
      if (choice === null) return chunk;
      const { role: _role, ...delta } = choice['delta'] as JsonObject; // every chunk of the reference has one
      return { ...chunk, choices: [{ ...choice, delta }] };
    }),
  },
};

import { field } from '../../spec/sources.ts';
import { Cut, isChat } from '../bend.ts';
import type { Fault } from '../fault.ts';

const dropped = new Set<string>(); // a request that is sent again is dropped again
let requests = 0;

export const dropsSomeConnections: Fault = {
  id: 'drops-some-connections',
  says: 'resets every fifth chat request before an answer',
  seen: [field('mostlygeek/llama-swap#981')],
  kills: ['concurrency.none-lost'],
  bend: {
    answer: (request) => {
      if (!isChat(request)) return null;
      const body = request.body.toString();
      if (!dropped.has(body) && ++requests % 5 === 0) dropped.add(body);
      if (dropped.has(body)) throw new Cut('reset');
      return null;
    },
  },
};

import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, problem } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { survives } from '../errors/envelope.ts';
import { statusAndBody } from '../http.ts';

const mark = 'runestone_polluted';

export default scenario({
  id: 'prototype-keys',
  title: 'A chat with __proto__ and constructor in its body, and a list after it',
  needs: ['model'],
  cost: { requests: 2, tokens: 60 },
  exchange: async (gateway) => {
    const poison = `"__proto__":{"${mark}":true},"constructor":{"prototype":{"${mark}":true}},"metadata":{"__proto__":"a"},`;
    // An object literal would set the prototype in place of naming a field.
    const body = JSON.stringify(gateway.chatBody()).replace('{', `{${poison}`);
    const poisoned = await gateway.post('/chat/completions', body, { patient: false });
    return { poisoned, after: await gateway.get('/models') };
  },
  judges: {
    'errors.never-5xx': ({ poisoned }) => survives(poisoned),
    'security.prototype-keys-inert': ({ poisoned, after }) => [
      ...([200, 400, 422].includes(poisoned.status ?? 0)
        ? []
        : [problem('the status', '200 or 400', statusAndBody(poisoned))]),
      ...isClean(after),
    ],
  },
});

/** A list that is refused, or not there, was so before: that is judged where models are. */
const isClean = (after: Exchange) =>
  holds(
    'the next answer',
    statusAndBody(after),
    'as before',
    (after.status ?? 500) < 500 && !after.text.includes(mark),
  );

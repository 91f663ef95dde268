import type { Patch } from '../../../harness/gateway/gateway.ts';
import { type Judgement, type Problem, problem, softly } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { at } from '../../json.ts';
import { together } from '../../together.ts';
import { judgeArrived } from '../arrival.ts';
import { fieldsArrive, send } from './sent.ts';

/** What a provider keeps books by, and hints: an answer is the same without them. */
const books = {
  user: 'user-1',
  metadata: { trace: 'a1' },
  service_tier: 'default',
  prompt_cache_key: 'k1',
  safety_identifier: 's1',
};

/** Where zero or false is what a missing field means: nobody is hurt by its loss. */
const idleZeros = { presence_penalty: 0, frequency_penalty: 0, logprobs: false };

const nothings: Patch = { temperature: null, top_p: null, n: null, seed: null, stop: null, user: null };

/** Values that JSON has for nothing, and that a typed decoder leaves behind in its place. */
const emptied: readonly unknown[] = [0, '', 'null', 'None', false];

const notEmptied = (body: unknown): readonly Problem[] =>
  Object.keys(nothings).flatMap((name) => {
    const seen = at(body, name);
    return emptied.includes(seen) ? [problem(`"${name}" upstream`, 'null, or left out', seen)] : [];
  });

/** What those who serve models of their own understand beside the API, and whatever the API learns tomorrow. */
const vendors = { chat_template_kwargs: { enable_thinking: false, deep: [0, null, 'ü'] } };

const idly = (judged: Judgement): Judgement => ('undecided' in judged ? judged : softly(judged));

export default scenario({
  id: 'other-fields-arrive',
  title: 'Fields that change no answer, say nothing, or are unknown, on their way to the model',
  needs: ['model', 'upstream'],
  cost: { requests: 5, tokens: 400 },
  exchange: async (gateway) => {
    const [booked, idle, nulled, ...vendored] = await Promise.all([
      send(gateway, books),
      send(gateway, idleZeros),
      send(gateway, nothings),
      send(gateway, vendors),
      send(gateway, { ...vendors, stream: true }),
    ]);
    return { booked, idle, nulled, vendored };
  },
  judges: {
    'fidelity.books-arrive': ({ booked }) => fieldsArrive(booked),
    'fidelity.zeros-arrive': ({ idle }) => idly(fieldsArrive(idle)),
    'fidelity.nulls-stay-nothing': ({ nulled }) => judgeArrived(nulled, /./, notEmptied),
    'fidelity.unknown-arrives': ({ vendored }) => together(...vendored.map((one) => fieldsArrive(one))),
  },
});

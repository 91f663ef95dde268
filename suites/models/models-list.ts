import type { Exchange } from '../../harness/gateway/exchange.ts';
import {
  each,
  equal,
  holds,
  inconclusive,
  type Judgement,
  kept,
  matches,
  oneOf,
  type Problem,
  problem,
  softly,
} from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { hasJsonMediaType, hasRequestId, isOneJsonValue, statusAndBody } from '../http.ts';
import { at, isText, list } from '../json.ts';
import { conforms } from '../schema.ts';

export default scenario({
  id: 'models-list',
  title: 'The list of models',
  needs: [],
  cost: { requests: 1, tokens: 0 },
  exchange: async (gateway) => ({
    answer: await gateway.get('/models'),
    model: gateway.model,
    before: gateway.listed,
  }),
  judges: {
    'models.lists': ({ answer }) => {
      if (answer.status !== 200) return [problem('the status', '200', statusAndBody(answer))];
      const data = at(answer.json, 'data');
      return [
        ...holds('data', data ?? answer.text.slice(0, 160), 'a list of models', Array.isArray(data)),
        ...softly(equal('object', at(answer.json, 'object'), 'list')),
      ];
    },
    'models.entries': ({ answer }) => [
      ...each('model', list(answer.json, 'data'), hasIdentity),
      ...softly(areDifferent(idsOf(answer))),
    ],
    'models.provenance': ({ answer }) => each('model', list(answer.json, 'data'), hasProvenance),
    'models.one-page': ({ answer }) => {
      const link = answer.header('link');
      return [
        ...holds('has_more', at(answer.json, 'has_more'), 'not true', at(answer.json, 'has_more') !== true),
        ...holds('the link header', link, 'none to a next page', !/rel="?next\b/i.test(link ?? '')),
      ];
    },
    'models.stable': ({ answer, before }) => isTheSameList(before, idsOf(answer)),
    'models.shutdown-date': ({ answer }) =>
      each('model', list(answer.json, 'data'), (entry) => {
        const day = at(entry, 'shutdown_date') ?? null;
        return day === null ? kept : matches('shutdown_date', day, /^\d{4}-\d\d-\d\d$/, 'YYYY-MM-DD or null');
      }),
    'models.names-the-model': ({ answer, model }) => oneOf('the model under test', model, idsOf(answer)),
    'http.json-media-type': ({ answer }) => (answer.ok ? hasJsonMediaType(answer) : []),
    'http.one-json-value': ({ answer }) => (answer.ok ? isOneJsonValue(answer) : []),
    'http.request-id': ({ answer }) => hasRequestId(answer),
  },
});

const idsOf = (answer: Exchange): readonly unknown[] => list(answer.json, 'data').map((entry) => at(entry, 'id'));

/** The id is what a model is called by; the kind of object no client asks for. */
const hasIdentity = (entry: unknown): readonly Problem[] => [
  ...holds('id', at(entry, 'id') ?? entry, 'a text that is not empty', isText(at(entry, 'id'))),
  ...softly(equal('object', at(entry, 'object'), 'model')),
];

const year2096 = 4e9; // in Unix seconds; milliseconds are a thousandfold beyond it

function hasProvenance(entry: unknown): readonly Problem[] {
  const created = at(entry, 'created');
  const outside = typeof created === 'number' && (created < 0 || created >= year2096);
  return [
    ...conforms('Model', entry).filter(({ message }) => message === 'created' || message === 'owned_by'),
    ...holds('created', created, 'seconds since 1970', !outside),
  ];
}

function areDifferent(ids: readonly unknown[]): readonly Problem[] {
  const repeated = ids.filter((id, index) => ids.indexOf(id) !== index);
  return holds('the ids', repeated, 'each listed once', repeated.length === 0);
}

/** The run has asked for the list once before, to find its model; the order of a list is nobody's promise. */
function isTheSameList(before: readonly string[], now: readonly unknown[]): Judgement {
  if (before.length === 0) return inconclusive('there was no list to compare with');
  const changed = [...before.filter((id) => !now.includes(id)), ...now.filter((id) => !before.includes(String(id)))];
  return holds('the ids in only one of two lists', changed, 'none', changed.length === 0);
}

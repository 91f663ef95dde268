import type { Exchange } from '../../harness/gateway/exchange.ts';
import { each, equal, holds, inconclusive, type Judgement, notOffered } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { answered200 } from '../http.ts';
import { at, list } from '../json.ts';
import { absent, embed } from './offered.ts';
import { cosine, vectorOf } from './vector.ts';

/** About sixteen different things, so that no two vectors can be taken for each other; every server takes so many. */
const texts = [
  ...['a lighthouse in fog', 'sourdough bread', 'the tax on imports', 'a broken bicycle chain', 'violin lessons'],
  ...['volcanic ash', 'a goalkeeper', 'double-entry bookkeeping', 'the moons of Jupiter', 'a wool coat'],
  ...['antibiotics', 'a chess opening', 'the price of copper', 'a nursery rhyme', 'concrete', 'migrating geese'],
];
/** Places that are also asked for alone: the first, one between and the last. */
const alone = [0, 6, 15];

interface Seen {
  readonly batch: Exchange;
  readonly singles: readonly Exchange[];
}

export default scenario({
  id: 'embedding-batch',
  title: 'A batch of texts, some of them also alone',
  needs: ['embedding-model'],
  cost: { requests: 1 + alone.length, tokens: 150 },
  exchange: async (gateway): Promise<Seen> => {
    const [batch, ...singles] = await Promise.all([
      embed(gateway, { encoding_format: 'base64', input: texts }), // as both SDKs send it
      ...alone.map((place) => embed(gateway, { encoding_format: 'float', input: texts[place] })),
    ]);
    return { batch, singles };
  },
  judges: {
    'embeddings.in-order': ({ batch, singles }) => absent(batch) ?? isInOrder(batch, singles),
    'embeddings.base64': ({ batch }) => absent(batch) ?? isAllText(batch),
  },
});

function isAllText(batch: Exchange): Judgement {
  if (batch.status !== 200) return inconclusive('the batch was not answered');
  return each('data', list(batch.json, 'data'), (entry) => {
    const embedding = at(entry, 'embedding');
    return holds('embedding', embedding, 'a base64 text', typeof embedding === 'string');
  });
}

/** Batches are computed in other shapes than single texts, which moves a vector a little. */
const sameText = 0.99;

function isInOrder(batch: Exchange, singles: readonly Exchange[]): Judgement {
  if (batch.status === 413) return notOffered('batches of this size are refused');
  if (batch.status !== 200) return answered200(batch);
  const data = list(batch.json, 'data');
  const indexes = data.map((entry) => at(entry, 'index'));
  const wanted = texts.map((_, index) => index);
  const likeness = alone.map((place, index) => {
    const [one, other] = [vectorOf(batch, place), singles[index] && vectorOf(singles[index])];
    return one === undefined || other === undefined ? undefined : cosine(one, other);
  });
  const counted = equal('the number of vectors', data.length, texts.length);
  if (counted.length > 0) return counted;
  if (likeness.includes(undefined)) return inconclusive('some of the vectors are no lists of numbers');
  return [
    ...holds('the indexes', indexes, wanted.join(), indexes.join() === wanted.join()),
    ...likeness.flatMap((value, index) =>
      holds(
        `the cosine between "${texts[alone[index] ?? 0]}" in the batch and alone`,
        value,
        `above ${sameText}`,
        Number(value) > sameText,
      ),
    ),
  ];
}

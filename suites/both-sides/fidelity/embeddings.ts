import type { Patch } from '../../../harness/gateway/gateway.ts';
import { type Problem, problem, show } from '../../../harness/judge.ts';
import { scenario } from '../../../harness/scenario.ts';
import { at, list } from '../../json.ts';
import { declinesParameter } from '../../not-offered.ts';
import { together } from '../../together.ts';
import { judgeDocuments, judgeFields, sendTo } from './endpoints.ts';
import { notKept } from './kept.ts';

const dimensions = 8; // the fewest, so that a problem can be read

const inputs = (mark: string): readonly string[] => [`Grüße 🪨 ${mark}`, 'b', 'c\n\td', 'b'];

export default scenario({
  id: 'embeddings-both-ways',
  title: 'Embeddings, there and back',
  needs: ['embedding-model', 'upstream'],
  cost: { requests: 4, tokens: 300 },
  exchange: async (gateway) => {
    const send = (fields: Patch) =>
      sendTo(gateway, '/embeddings', gateway.embeddingModel, (mark) => ({ input: inputs(mark), ...fields }));
    const ask = async (encoding_format: string) => {
      const short = await send({ dimensions, encoding_format });
      // A model whose vectors have one length may refuse to be asked for another, and has vectors all the same.
      return declinesParameter(short.answer, 'dimensions') === null ? short : send({ encoding_format });
    };
    const [floats, coded] = await Promise.all([ask('float'), ask('base64')]);
    return { floats, coded };
  },
  judges: {
    // In which form a gateway asks is its own affair.
    'fidelity.embeddings-arrive': ({ floats, coded }) =>
      together(
        ...[floats, coded].map((sent) => {
          const { encoding_format: _, ...fields } = sent.fields;
          return judgeFields({ ...sent, fields });
        }),
      ),
    'fidelity.usage-returns': ({ floats, coded }) =>
      together(...[floats, coded].map((sent) => judgeDocuments(sent, usageReturns))),
    'fidelity.embeddings-return': ({ floats, coded }) =>
      together(...[floats, coded].map((sent) => judgeDocuments(sent, vectorsReturn))),
  },
});

const usageReturns = ([got]: readonly unknown[], [said]: readonly unknown[]): readonly Problem[] =>
  notKept('usage.prompt_tokens', at(said, 'usage', 'prompt_tokens'), at(got, 'usage', 'prompt_tokens'));

function vectorsReturn([got]: readonly unknown[], [said]: readonly unknown[]): readonly Problem[] {
  const [seen, wanted] = [vectorsOf(got), vectorsOf(said)];
  if (seen.length !== wanted.length) return [problem('the vectors', `${wanted.length}`, seen.length)];
  return wanted.flatMap((vector, index) =>
    alike(vector, seen[index] ?? []) ? [] : [problem(`vector ${index}`, show(vector), seen[index])],
  );
}

/** The vectors by their index. */
const vectorsOf = (document: unknown): readonly (readonly number[])[] =>
  list(document, 'data')
    .map((item, place) => ({ index: Number(at(item, 'index') ?? place), vector: numbersOf(at(item, 'embedding')) }))
    .sort((a, b) => a.index - b.index)
    .map(({ vector }) => vector);

function numbersOf(embedding: unknown): readonly number[] {
  if (Array.isArray(embedding)) return embedding.map(Number);
  if (typeof embedding !== 'string') return [];
  const bytes = Buffer.from(embedding, 'base64');
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, place) => bytes.readFloatLE(4 * place));
}

const precision = 1e-5; // well above 32 bits, well below what moves a neighbour

const alike = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((value, place) => Math.abs(value - (b[place] ?? Number.NaN)) <= precision);

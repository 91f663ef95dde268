import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { SdkOutcome } from '../../harness/gateway/gateway.ts';
import {
  each,
  equal,
  holds,
  inconclusive,
  type Judgement,
  kept,
  type Problem,
  problem,
  softly,
} from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { resolved } from '../clients/calls.ts';
import { survives } from '../errors/envelope.ts';
import { answered200, everyOne, hasJsonMediaType, hasRequestId, isOneJsonValue } from '../http.ts';
import { at, isObject, list } from '../json.ts';
import { declinesParameter } from '../not-offered.ts';
import { conforms } from '../schema.ts';
import { absent, embed } from './offered.ts';
import { cosine, vectorOf } from './vector.ts';

const input = 'The harbour at dawn';

interface Seen {
  readonly plain: Exchange;
  readonly float: Exchange;
  readonly base64: Exchange;
  readonly shorter: Exchange | null;
  readonly asked: number;
  readonly sdk: SdkOutcome<unknown>;
}

export default scenario({
  id: 'embedding',
  title: 'One text as a vector, in every form',
  needs: ['embedding-model'],
  capability: 'embeddings',
  cost: { requests: 5, tokens: 60 },
  exchange: async (gateway): Promise<Seen> => {
    const [plain, float, base64, sdk] = await Promise.all([
      embed(gateway, { input }),
      embed(gateway, { input, encoding_format: 'float' }),
      embed(gateway, { input, encoding_format: 'base64' }),
      gateway.openai((client) => client.embeddings.create({ model: gateway.embeddingModel, input })),
    ]);
    const asked = Math.floor((vectorOf(float)?.length ?? 0) / 2);
    const shorter = asked === 0 ? null : await embed(gateway, { input, encoding_format: 'float', dimensions: asked });
    return { plain, float, base64, shorter, asked, sdk };
  },
  judges: {
    'embeddings.answers-200': ({ plain }) => absent(plain) ?? answered200(plain),
    'embeddings.schema': ({ plain }) => absent(plain) ?? hasShape(plain),
    'embeddings.float': ({ plain, float }) => absent(float) ?? isNumbers(float, plain),
    'embeddings.base64': ({ float, base64 }) => absent(base64) ?? isFloat32(base64, vectorOf(float)?.length),
    'embeddings.same-vector': ({ float, base64 }) => absent(float) ?? pointAlike(vectorOf(float), vectorOf(base64)),
    'embeddings.dimensions': ({ float, shorter, asked }) => absent(float) ?? isAsLongAs(shorter, asked),
    'embeddings.usage': ({ plain }) => absent(plain) ?? countsTokens(plain),
    'embeddings.sdk': ({ float, sdk }) => absent(float) ?? givesTheVector(sdk, vectorOf(float)),
    'errors.never-5xx': ({ plain, float, base64, shorter }) =>
      everyOne({ plain, float, base64, ...(shorter !== null && { shorter }) }, survives),
    'http.one-json-value': ({ plain }) => (plain.ok ? isOneJsonValue(plain) : kept),
    'http.json-media-type': ({ plain }) => (plain.ok ? hasJsonMediaType(plain) : kept),
    'http.request-id': ({ plain }) => absent(plain) ?? hasRequestId(plain),
  },
});

/** Which form a vector has is judged where it is asked for; no SDK asks for usage or the kinds of objects. */
const lenient = /^(?:usage|object$|data\.\d+\.object$)/;

function hasShape(answer: Exchange): Judgement {
  if (!answer.ok) return inconclusive('it was not answered');
  const problems = conforms('EmbeddingList', answer.json).filter(({ message }) => !/\.embedding(?:\.|$)/.test(message));
  return [
    ...problems.flatMap((one) => (lenient.test(one.message) ? softly([one]) : [one])),
    ...each('data', list(answer.json, 'data'), (entry) =>
      holds('embedding', at(entry, 'embedding'), 'a vector', Boolean(at(entry, 'embedding'))),
    ),
    ...equal('the number of vectors', list(answer.json, 'data').length, 1),
  ];
}

/** Numbers are also what is sent where no form is asked for. */
function isNumbers(float: Exchange, plain: Exchange): Judgement {
  if (float.status !== 200) return answered200(float);
  return everyOne({ float, ...(plain.ok && { 'no encoding_format': plain }) }, areNumbers);
}

function areNumbers(answer: Exchange): readonly Problem[] {
  const embedding = at(answer.json, 'data', 0, 'embedding');
  const numbers = Array.isArray(embedding) && embedding.length > 0 && embedding.every(Number.isFinite);
  return holds('data.0.embedding', embedding, 'a list of finite numbers', numbers);
}

function isFloat32(answer: Exchange, dimensions: number | undefined): Judgement {
  if (answer.status !== 200) return answered200(answer);
  const embedding = at(answer.json, 'data', 0, 'embedding');
  if (typeof embedding !== 'string') return [problem('data.0.embedding', 'a base64 text', embedding)];
  const length = vectorOf(answer)?.length;
  const expected = dimensions === undefined ? '32-bit floats' : `${dimensions} 32-bit floats, as many as without it`;
  const fits = length !== undefined && length > 0 && (dimensions === undefined || length === dimensions);
  return holds('data.0.embedding', `${length ?? 'no whole number of'} of them in ${embedding}`, expected, fits);
}

/** Rounding moves a vector by far less, another byte order by far more. */
const sameDirection = 0.999;

function pointAlike(one: readonly number[] | undefined, other: readonly number[] | undefined): Judgement {
  if (one === undefined || other === undefined) return inconclusive('one of the two is no vector');
  const likeness = cosine(one, other);
  return holds('the cosine between them', likeness, `above ${sameDirection}`, likeness > sameDirection);
}

function isAsLongAs(shorter: Exchange | null, asked: number): Judgement {
  if (shorter === null) return inconclusive('the usual length is not known');
  const refusal = declinesParameter(shorter, 'dimensions', 'matryoshka', 'dimension');
  if (refusal !== null) return refusal;
  if (shorter.status !== 200) return answered200(shorter);
  return equal(`the length of the vector for dimensions: ${asked}`, vectorOf(shorter)?.length, asked);
}

function countsTokens(answer: Exchange): Judgement {
  const usage = at(answer.json, 'usage');
  const missing = problem('usage', 'prompt_tokens and total_tokens', usage);
  if (!isObject(usage)) return answer.ok ? softly([missing]) : inconclusive('it was not answered');
  const [prompt, total] = [Number(usage['prompt_tokens']), Number(usage['total_tokens'])];
  if (!Number.isInteger(prompt) || !Number.isInteger(total) || prompt < 0) return [missing];
  return [
    ...holds('usage.total_tokens', total, `no less than ${prompt}`, total >= prompt),
    ...softly(holds('usage.prompt_tokens', prompt, 'above zero', prompt > 0)),
  ];
}

function givesTheVector(outcome: Seen['sdk'], expected: readonly number[] | undefined): Judgement {
  const failed = resolved('embeddings.create()', outcome);
  if (failed.length > 0) return failed;
  if (expected === undefined) return inconclusive('there is no vector as numbers to compare with');
  const vector = list(outcome.value, 'data', 0, 'embedding').filter((one) => typeof one === 'number');
  return [
    ...equal('the length of data[0].embedding', vector.length, expected.length),
    ...holds('data[0].embedding', vector, 'the same vector', cosine(expected, vector) > sameDirection),
  ];
}

import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Gateway, Patch } from '../../harness/gateway/gateway.ts';
import { type Judgement, kept, notOffered, type Problem, problem, softly } from '../../harness/judge.ts';
import { capped } from '../errors/family.ts';
import { everyOne, statusAndBody } from '../http.ts';

type Answers = Readonly<Record<string, Exchange>>;

/** What a gateway makes of credentials that are written in another way than both SDKs write them. */
export interface Spellings {
  readonly notBearer: Answers;
  readonly sameAsBearer: Answers;
  /** The run's key in one letter case, or null when it has no letters to change. */
  readonly otherCase: Exchange | null;
  /** A body that is not JSON, with a key that nobody has. */
  readonly brokenBody: Exchange;
}

/** Sends seven chat requests and a broken one; `wrongKey` is one that nobody has. */
export async function spell(gateway: Gateway, wrongKey: string): Promise<Spellings> {
  const key = gateway.keys.apiKey ?? '';
  const otherCase = [key.toLowerCase(), key.toUpperCase()].find((other) => other !== key);
  const written = (values: Readonly<Record<string, string>>, patch: Patch = {}) =>
    together(values, (authorization) => gateway.chat(patch, { key: null, headers: { authorization }, patient: false }));
  const sent = [
    written(
      {
        'the scheme Basic': `Basic ${Buffer.from(`user:${wrongKey}`).toString('base64')}`,
        'the scheme Token': `Token ${wrongKey}`,
        'a key without a scheme': wrongKey,
        'a scheme without a key': 'Bearer  ',
      },
      capped(gateway, 1),
    ),
    // Not capped further: a model that thinks may refuse a cap it cannot say anything in.
    written({ 'small letters': `bearer ${key}`, 'capitals and blanks': `  BEARER ${key}  ` }),
  ] as const;
  const others = [
    otherCase === undefined ? null : gateway.chat(capped(gateway, 1), { key: otherCase, patient: false }),
    gateway.post('/chat/completions', '{', { key: wrongKey, patient: false }),
  ] as const;
  const [notBearer, sameAsBearer] = await Promise.all(sent);
  const [inOtherCase, brokenBody] = await Promise.all(others);
  return { notBearer, sameAsBearer, otherCase: inOtherCase, brokenBody };
}

/** Performs an exchange for every value at once, and gives each answer its value's name. */
export async function together<T>(values: Readonly<Record<string, T>>, send: (value: T) => Promise<Exchange>) {
  const sent = Object.entries(values).map(async ([name, value]) => [name, await send(value)] as const);
  return Object.fromEntries(await Promise.all(sent));
}

export const refusesOtherSchemes = ({ notBearer }: Spellings): readonly Problem[] =>
  everyOne(notBearer, (answer) => {
    if (answer.status === 401) return kept;
    const found = [problem('the status', '401', statusAndBody(answer))];
    return answer.status === 400 || answer.status === 403 ? softly(found) : found;
  });

export const takesOtherSpellings = ({ sameAsBearer }: Spellings): readonly Problem[] =>
  everyOne(sameAsBearer, (answer) =>
    answer.ok ? kept : [problem('the status', '200, as for `Bearer KEY`', statusAndBody(answer))],
  );

export function comparesLetters({ otherCase }: Spellings): Judgement {
  if (otherCase === null) return notOffered('the key has no letters whose case could be changed');
  return otherCase.ok ? [problem('the key in other letters', '401', statusAndBody(otherCase))] : kept;
}

export function looksAtKeyFirst({ brokenBody }: Spellings): readonly Problem[] {
  const refused = brokenBody.status === 401 || brokenBody.status === 403;
  return refused ? kept : [problem('a wrong key and a broken body', '401', statusAndBody(brokenBody))];
}

import type { Exchange } from '../harness/gateway/exchange.ts';
import { type Judgement, notOffered, type Problem } from '../harness/judge.ts';
import type { RequirementId } from '../spec/requirements/index.ts';

/** The breaches of many exchanges, one for each kind, with the exchange it was first seen in and how often it was. */
export function overall(exchanges: readonly Exchange[], judge: (exchange: Exchange) => readonly Problem[]): Judgement {
  if (exchanges.length === 0) return notOffered('nothing was sent that would show it');
  const kinds = new Map<string, { first: Problem; times: number }>();
  for (const exchange of exchanges) {
    for (const one of judge(exchange)) {
      const kind = `${one.message} ${one.soft === true}`;
      const known = kinds.get(kind);
      if (known === undefined) kinds.set(kind, { first: { ...one, wire: exchange.wire }, times: 1 });
      else known.times += 1;
    }
  }
  return [...kinds.values()].map(({ first, times }) =>
    times === 1 ? first : { ...first, message: `${first.message} (${times} times)` },
  );
}

/** The path of a request without its query. */
export const pathOf = ({ wire }: Exchange): string =>
  wire.request.url.replace(/^\w+:\/\/[^/]*/, '').split('?')[0] ?? '';

/** A body may be megabytes of padding; what an answer could quote of it stands at its ends. */
const quotable = 4096;

/** What a request said: its URL, the values of its headers, and its body or the ends of it. */
export function saidIn({ wire: { request } }: Exchange): string {
  const body = Buffer.from(request.body ?? []);
  const ends = body.length <= 2 * quotable ? [body] : [body.subarray(0, quotable), body.subarray(-quotable)];
  return [request.url, ...request.headers.map(([, value]) => value), ...ends.map(String)].join('\n');
}

/** The endpoints that generate or embed, at the end of a path. */
const inference = /[^/]\/(?:chat\/completions|completions|embeddings|responses)$/;

export const isInference = (exchange: Exchange): boolean =>
  exchange.wire.request.method === 'POST' && inference.test(pathOf(exchange));

/** Judges of any number of exchanges. */
export type Rules = { readonly [Id in RequirementId]?: (exchanges: readonly Exchange[]) => Judgement };

/** The same judges for a scenario that finds the exchanges in what it saw. */
export function rulesOver<Seen, Given extends Rules>(rules: Given, exchangesOf: (seen: Seen) => readonly Exchange[]) {
  const entries = Object.entries(rules).map(([id, judge]) => [id, (seen: Seen) => judge(exchangesOf(seen))]);
  return Object.fromEntries(entries) as { readonly [Id in keyof Given]: (seen: Seen) => Judgement };
}

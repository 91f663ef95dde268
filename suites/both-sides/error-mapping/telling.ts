import type { Exchange } from '../../../harness/gateway/exchange.ts';
import { holds, kept, type Problem, problem, softly } from '../../../harness/judge.ts';
import { directedError } from '../../../harness/upstream/error-answer.ts';
import { hasEnvelope, isErrorJson, refuses } from '../../errors/envelope.ts';
import { hasRequestId } from '../../http.ts';
import { at } from '../../json.ts';
import { readable, showsItsInside } from '../../security/disclosure.ts';
import { tellsInternals } from '../../security/internals.ts';
import type { Provoked } from '../provoked.ts';
import { toldStatus } from './status.ts';

/** What the upstream says in every error that has a text. */
const providersWords = "as the request's directive asks";

/** Whether an error is the provider's own, passed on. */
export const saysProvidersWords = ({ answer }: Provoked): boolean => answer.text.includes(providersWords);

/** What the provider sent in another form than OpenAI's, as it stands: every client lives with it. */
function isVerbatim({ answer, words }: Provoked): boolean {
  const form = words['body'] ?? 'openai';
  if (form === 'openai') return false;
  return form === 'empty' ? answer.bytes.length === 0 : answer.text.includes(providersWords);
}

/** A line of plain text is read by people as it is; the markup of a page, or JSON of another make, is not. */
const isPlain = ({ mediaType, bytes }: Exchange): boolean => mediaType === 'text/plain' || bytes.length === 0;

/** The envelope: kept when it was sent, made when it was not. */
export function isEnveloped(one: Provoked): readonly Problem[] {
  const problems = hasEnvelope(one.answer);
  const sentOne = toldStatus(one) > 0 && (one.words['body'] ?? 'openai') === 'openai';
  return isVerbatim(one) || (!sentOne && isPlain(one.answer)) ? softly(problems) : problems;
}

export const isLabelled = (one: Provoked): readonly Problem[] => isErrorJson(one.answer);

/** The reason of a refusal that the caller could do something about. */
export function saysWhy(one: Provoked): readonly Problem[] {
  if (!refuses(one.answer) || ![400, 404, 413, 422].includes(toldStatus(one))) return kept;
  if ((one.words['body'] ?? 'openai') !== 'openai') return kept;
  const message = at(one.answer.json, 'error', 'message');
  return holds('error.message', message, "the provider's words in it", String(message).includes(providersWords));
}

/** What programs decide by; a status that was changed is judged elsewhere. */
export function keepsCode(one: Provoked): readonly Problem[] {
  if (one.answer.status !== toldStatus(one) || (one.words['body'] ?? 'openai') !== 'openai') return kept;
  if (one.words['code'] !== undefined) return kept; // judged by itself
  const told = directedError(toldStatus(one)).error;
  return (['code', 'param'] as const).flatMap((name) => {
    const seen = at(one.answer.json, 'error', name);
    return told[name] === null ? kept : holds(`error.${name}`, seen, JSON.stringify(told[name]), seen === told[name]);
  });
}

/** The code that a provider was told to give. */
export function keepsOverflow({ answer, words }: Provoked): readonly Problem[] {
  const code = words['code'];
  if (code === undefined || answer.status !== words['status']) return kept;
  const seen = at(answer.json, 'error', 'code');
  return holds('error.code', seen, JSON.stringify(code), seen === code);
}

export function isTraceable(one: Provoked): readonly Problem[] {
  const judged = refuses(one.answer) ? hasRequestId(one.answer) : kept;
  return 'undecided' in judged ? kept : judged;
}

/** The host that the gateway calls the provider by, from any of its requests. */
export const providerHost = (all: readonly Provoked[]): string | undefined =>
  all
    .flatMap(({ attempts }) => attempts)
    .flatMap(({ headers }) => headers)
    .find(([name]) => name.toLowerCase() === 'host')?.[1];

/** Where services stand that only a gateway reaches, as a URL. */
const privateUrl =
  /https?:\/\/(?:localhost|127\.0\.0\.1|10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|[\w.-]+\.(?:internal|local))[:/]\S*/g;

/** Traces, and the provider's URL; its bare address is what many an HTTP library says. */
export function tellsNoInside(one: Provoked, host: string | undefined): readonly Problem[] {
  if (!refuses(one.answer)) return kept;
  const text = readable(one.answer);
  const { host: own } = new URL(one.answer.wire.request.url);
  const urls = (text.match(privateUrl) ?? []).filter((url) => !url.includes(`://${own}`));
  const named = host !== undefined && text.includes(`://${host}`);
  const told = urls[0] ?? (named ? `://${host}` : undefined);
  const traces = showsItsInside(one.answer).filter(({ soft }) => soft !== true);
  return told === undefined ? traces : [...traces, problem('an error', "not the provider's URL", told)];
}

/** What a provider tells the gateway alone. */
export function hidesTheProvider(one: Provoked): readonly Problem[] {
  const { answer, words } = one;
  if (!refuses(answer)) return kept;
  const secret = words['secret'];
  const told = answer.wire.headers.find(([, value]) => secret !== undefined && value.includes(String(secret)));
  return [
    ...(told === undefined
      ? []
      : [problem('the headers', "none of the provider's cookies and hosts", told.join(': '))]),
    ...tellsInternals(answer),
  ];
}

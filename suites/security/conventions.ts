import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, kept, type Problem, problem } from '../../harness/judge.ts';
import { isInference, overall, type Rules } from '../over-the-run.ts';
import { showsItsInside } from './disclosure.ts';
import { tellsInternals } from './internals.ts';

/** A body that is guessed about must have a body. */
export function forbidsSniffing(answer: Exchange): readonly Problem[] {
  if (answer.status === null || answer.bytes.length === 0) return kept;
  const secure = answer.wire.request.url.startsWith('https:');
  const transport = answer.header('strict-transport-security');
  return [
    ...holds(
      'x-content-type-options',
      answer.header('x-content-type-options'),
      '"nosniff"',
      /^nosniff$/i.test(answer.header('x-content-type-options') ?? ''),
    ),
    ...holds('strict-transport-security', transport, 'a max-age, over https', !secure || transport !== null),
  ];
}

export function tellsNoVersion(answer: Exchange): readonly Problem[] {
  const server = answer.header('server') ?? '';
  return [
    ...['x-powered-by', 'x-aspnet-version', 'x-aspnetmvc-version', 'x-runtime-version'].flatMap((name) =>
      holds(name, answer.header(name), 'not sent', answer.header(name) === null),
    ),
    ...holds('server', server, 'a name without a version', !/\/\d/.test(server)),
  ];
}

export function isPrivate(answer: Exchange): readonly Problem[] {
  const control = (answer.header('cache-control') ?? '').toLowerCase();
  if (!isInference(answer) || !answer.ok) return kept;
  const shared = /\bs-maxage=0*[1-9]|\bpublic\b/.test(control);
  const stored = /\bmax-age=0*[1-9]/.test(control) && !/\b(?:private|no-store|no-cache)\b/.test(control);
  return shared || stored ? [problem('cache-control', '"no-store", "private", or none', control)] : kept;
}

/** What every answer of a gateway keeps to itself, whatever was asked. */
export const conventions = {
  'security.no-stack-traces': (exchanges: readonly Exchange[]) => overall(exchanges, showsItsInside),
  'security.no-internals': (exchanges: readonly Exchange[]) => overall(exchanges, tellsInternals),
  'security.nosniff': (exchanges: readonly Exchange[]) => overall(exchanges, forbidsSniffing),
  'security.no-banners': (exchanges: readonly Exchange[]) => overall(exchanges, tellsNoVersion),
  'security.not-cacheable': (exchanges: readonly Exchange[]) => overall(exchanges, isPrivate),
} satisfies Rules;

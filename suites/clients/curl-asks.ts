import type { ClientOutcome } from '../../harness/gateway/gateway.ts';
import {
  holds,
  inconclusive,
  isUndecided,
  type Judgement,
  notOffered,
  type Problem,
  problem,
  softly,
} from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { sentinel } from '../chat/chunks.ts';
import { at, list } from '../json.ts';
import { together } from '../together.ts';

const client = 'curl';

/** The forms of transfer that a command line can ask for, and what it looks like there. */
const transfers = {
  compressed: 'curl --compressed',
  expect: 'curl -H "Expect: 100-continue"',
  'http1.0': 'curl --http1.0',
  http2: 'curl --http2',
} as const;

type Transfer = keyof typeof transfers;

export default scenario({
  id: 'curl-asks',
  title: 'curl, plain, streamed, refused, compressed, with Expect, over HTTP/1.0 and HTTP/2',
  needs: ['model'],
  client,
  cost: { requests: 7, tokens: 360 },
  exchange: async (gateway) => {
    const body = gateway.chatBody();
    const ask = (operation: string) => gateway.ask({ client, operation, body });
    const [created, streamed, refused, compressed, expect, oldest, newest] = await Promise.all([
      ask('create'),
      gateway.ask({ client, operation: 'stream', body: { ...body, stream: true } }),
      gateway.keys.apiKey === null ? null : gateway.ask({ client, operation: 'models-list', key: 'wrong' }),
      ask('compressed'),
      ask('expect'),
      ask('http1.0'),
      ask('http2'),
    ]);
    return { created, streamed, refused, transfers: { compressed, expect, 'http1.0': oldest, http2: newest } };
  },
  judges: {
    'clients.create': ({ created }) => ended('curl', created) ?? isCompletion('curl', created),
    'clients.stream': ({ streamed }) => ended('curl -N', streamed) ?? isStream(streamed),
    'clients.typed-errors': ({ refused }) => {
      if (refused === null) return notOffered('the run has no key that another could be wrong for');
      return ended('curl with a wrong key', refused) ?? isRefusal(refused);
    },
    'clients.curl-transfer': ({ transfers: made }) =>
      together(...(Object.keys(transfers) as Transfer[]).map((name) => transferred(name, made[name]))),
  },
});

/** Over HTTP/2, curl names the scheme of the tap and not of the target, which a strict server may refuse to hear. */
function transferred(name: Transfer, outcome: ClientOutcome): Judgement {
  const judgement = ended(transfers[name], outcome) ?? isCompletion(transfers[name], outcome);
  return isUndecided(judgement) || name !== 'http2' ? judgement : softly(judgement);
}

/** Null when curl itself says that all went well. */
function ended(command: string, outcome: ClientOutcome): Judgement | null {
  if ('broke' in outcome) return inconclusive(`${command} itself broke: ${outcome.broke}`);
  if ('unsupported' in outcome) return notOffered(outcome.unsupported);
  if (!('error' in outcome)) return null;
  const { classes, message } = outcome.error;
  return [{ ...problem(`${command} ends with ${classes[0]}`, 'exit 0', message), ...where(outcome) }];
}

const textOf = (outcome: ClientOutcome): string => String(at('value' in outcome ? outcome.value : null, 'text') ?? '');

function isCompletion(command: string, outcome: ClientOutcome): readonly Problem[] {
  let said: unknown = null;
  try {
    said = JSON.parse(textOf(outcome)) as unknown;
  } catch {
    // What is no JSON has no choices.
  }
  return within(
    outcome,
    holds(`${command}: what it prints`, textOf(outcome), 'a completion', list(said, 'choices').length > 0),
  );
}

/** Scripts read line by line until the sentinel. */
function isStream(outcome: ClientOutcome): readonly Problem[] {
  const lines = textOf(outcome)
    .split(/\r\n|\r|\n/)
    .filter((line) => line !== '');
  const last = lines.at(-1);
  return within(outcome, [
    ...holds(
      'curl -N: its lines',
      lines[0] ?? 'none',
      'some that begin with data:',
      lines.some((line) => line.startsWith('data:')),
    ),
    ...holds('curl -N: its last line', last ?? 'none', `data: ${sentinel}`, last?.replace(/^data: ?/, '') === sentinel),
  ]);
}

/** `curl` exits with 0 whatever the status: a script reads it, and the message that goes with it. */
function isRefusal(outcome: ClientOutcome): readonly Problem[] {
  const status = at('value' in outcome ? outcome.value : null, 'status');
  return within(outcome, holds('curl with a wrong key: the status', status, 'an error', Number(status) >= 400));
}

const where = ({ exchanges }: ClientOutcome) => (exchanges[0] === undefined ? {} : { wire: exchanges[0].wire });

const within = (outcome: ClientOutcome, problems: readonly Problem[]): readonly Problem[] =>
  problems.map((one) => ({ ...one, ...where(outcome) }));

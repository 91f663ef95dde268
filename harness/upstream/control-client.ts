import { UsageError } from '../errors.ts';
import { controlVersion, type LogPage, type UpstreamControl, type UpstreamIdentity, type Waited } from './control.ts';
import { type ClockOffset, clockOffset, onOurClock } from './control-clock.ts';
import { controlConnection } from './control-connection.ts';
import { controlPrefix } from './control-prefix.ts';
import { RequestRefused } from './errors.ts';
import type { Lag } from './lag-meter.ts';

/** The control of an upstream elsewhere. */
export interface RemoteControl extends UpstreamControl {
  /** How its clock stands to ours; the times of its log are already on ours. */
  readonly clock: ClockOffset;
}

const clockRounds = 9; // the quickest of nine round trips on an idle machine is within 0.2 ms
const pollFor = 30_000; // ms: less than proxies on the way keep an idle connection

function query(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) given.set(name, String(value));
  return given.size === 0 ? '' : `?${given}`;
}

/** Reaches an upstream that already runs; rejects with a `UsageError` when it is not one, or the token is wrong. */
export async function connectUpstream(address: string, token: string): Promise<RemoteControl> {
  const { origin } = new URL(address);
  const connection = controlConnection(`${origin}${controlPrefix}`, token);
  // The version was compared, so an answer has the shape that this version gives it.
  const ask = async <Answer>(...what: Parameters<typeof connection.ask>) => (await connection.ask(...what)) as Answer;
  const identity = () => ask<UpstreamIdentity>('GET', '');

  try {
    const { upstream } = await identity();
    if (upstream !== controlVersion) throw new Error(`the control API ${upstream}`);
  } catch (thrown) {
    await connection.close();
    const said = thrown instanceof Error ? thrown.message : String(thrown);
    const saw = thrown instanceof RequestRefused ? `a refusal with ${thrown.status}` : said;
    throw new UsageError(
      `expected a scripted upstream of this version at ${origin} that takes the token, saw: ${saw}. Start one with "runestone-conformance upstream" and give the token it prints.`,
    );
  }
  const clock = await clockOffset(async () => (await identity()).now, clockRounds);
  const ours = <Answer extends Pick<LogPage, 'requests'>>(answer: Answer): Answer => ({
    ...answer,
    requests: answer.requests.map((request) => onOurClock(request, clock.offset)),
  });

  return {
    url: `${origin}/v1`,
    clock,
    async identity() {
      const answer = await identity();
      return { ...answer, now: answer.now - clock.offset };
    },
    requests: async (filter = {}) => ours(await ask<LogPage>('GET', `requests${query({ ...filter })}`)),
    async wait({ nonce, reaches, count = 1, timeout }) {
      const until = performance.now() + timeout;
      for (;;) {
        const left = Math.max(0, until - performance.now());
        const wish = query({ nonce, reaches, count, timeout: Math.min(left, pollFor) });
        const waited = await ask<Waited>('GET', `wait${wish}`);
        if (!waited.timedOut || left <= pollFor) return ours(waited);
      }
    },
    lag: (since) =>
      ask<{ pacing: Lag; loop: Lag }>(
        'GET',
        `lag${query({ since: since === undefined ? undefined : Math.max(0, since + clock.offset) })}`,
      ),
    addRule: async (rule) => (await ask<{ id: number }>('POST', 'rules', rule)).id,
    async removeRules(id) {
      await ask('DELETE', `rules${query({ id })}`);
    },
    async refuse(manner, milliseconds) {
      await ask('POST', 'refuse', { manner, milliseconds });
      connection.expectRefusal(milliseconds);
    },
    async clearLog() {
      await ask('DELETE', 'requests');
    },
    close: () => connection.close(),
  };
}

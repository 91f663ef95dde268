import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Gateway } from '../../harness/gateway/gateway.ts';

/** A request with the key whose limit is used up, streamed or plain. */
export interface Pressed {
  readonly streamed: boolean;
  readonly answer: Exchange;
}

/** A limit that was used up, or all that was tried to use it up. */
export interface Exhaustion {
  /** Sent before the others, and waited for if need be: what it says of the limit is from before. */
  readonly first: Exchange;
  readonly pressed: readonly Pressed[];
  /** A request of another tenant among them, where there is a key for one. */
  readonly other: Exchange | null;
}

/** As many at once as any burst of this suite. */
const atOnce = 16;
/** A limit above this is not worth what exhausting it costs. */
export const mostRequests = 60;

/** Sends batches of requests with the limited key, half of them streamed, until some of either kind are refused. */
export async function exhaust(gateway: Gateway): Promise<Exhaustion> {
  const key = gateway.keys.limitedKey;
  const first = await gateway.chat({}, { key });
  const pressed: Pressed[] = [];
  let other: Exchange | null = null;
  const refused = (streamed: boolean) => pressed.some((one) => one.streamed === streamed && !one.answer.ok);
  while (!(refused(true) && refused(false)) && pressed.length + atOnce <= mostRequests) {
    const batch = Array.from({ length: atOnce }, async (_, index): Promise<Pressed> => {
      const streamed = index % 2 === 1;
      const answer = await gateway.chat(streamed ? { stream: true } : {}, { key, patient: false });
      return { streamed, answer };
    });
    pressed.push(...(await Promise.all(batch)));
    // Asked once the limit is used up, so that a shared counter shows.
    if (pressed.some(({ answer }) => answer.status === 429) && other === null) other = await ofAnother(gateway);
  }
  return { first, pressed, other };
}

async function ofAnother(gateway: Gateway): Promise<Exchange | null> {
  const { otherKey } = gateway.keys;
  return otherKey === null ? null : gateway.chat({}, { key: otherKey, patient: false });
}

/** What was refused for the limit. */
export const refusedOf = ({ pressed }: Exhaustion): readonly Pressed[] =>
  pressed.filter(({ answer }) => answer.status === 429);

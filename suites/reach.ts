import { Exchange, type WireRecord } from '../harness/gateway/exchange.ts';
import type { Bend, Head, Received } from './bend.ts';

/** An answer that takes longer is a change in itself: the bend makes the client wait. */
const promptMs = 50;

/** Whether a bend would have changed an exchange that was recorded without it; when in doubt, it would. */
export async function reaches(bend: Bend, wire: WireRecord, base: string): Promise<boolean> {
  const request = received(wire, base);
  const head: Head = {
    status: wire.status ?? 0,
    headers: Object.fromEntries(wire.headers.map(([name, value]) => [name.toLowerCase(), value])),
  };
  const exchange = new Exchange(wire);
  const streamed = exchange.mediaType === 'text/event-stream';
  try {
    if (bend.server !== undefined || bend.wire !== undefined || bend.forward !== undefined) return true;
    if (bend.answer !== undefined && (await answers(bend.answer(request)))) return true;
    if (bend.request !== undefined && bend.request(request, '') !== request) return true;
    if (bend.head !== undefined && differs(bend.head(structuredClone(head), request), head)) return true;
    if (streamed) return bend.stream !== undefined;
    const { json } = exchange;
    if (
      bend.json !== undefined &&
      json !== undefined &&
      differs(bend.json(structuredClone(json), request, head), json)
    ) {
      return true;
    }
    const body = Buffer.from(exchange.bytes);
    return bend.bytes !== undefined && !body.equals(Buffer.from(bend.bytes(Buffer.from(body), request, head)));
  } catch {
    return true; // it cuts the connection, or wants to know more than a record holds
  }
}

async function answers(reply: ReturnType<NonNullable<Bend['answer']>>): Promise<boolean> {
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, promptMs, 'late'));
  return (await Promise.race([reply, late])) !== null;
}

function received({ request }: WireRecord, base: string): Received {
  const body = Buffer.from(request.body ?? []);
  return {
    method: request.method,
    path: request.url.startsWith(base) ? request.url.slice(base.length) : request.url,
    headers: Object.fromEntries(request.headers.map(([name, value]) => [name.toLowerCase(), value])),
    body,
    json: parsed(body),
  };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

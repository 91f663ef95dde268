import type { Gateway, Patch } from '../../../harness/gateway/gateway.ts';
import type { Judgement } from '../../../harness/judge.ts';
import { type Arrival, arrival, judgeArrived } from '../arrival.ts';
import { directive } from '../sides.ts';
import { fieldsNotKept } from './kept.ts';

/** A chat with some fields, from both sides. */
export interface Sent extends Arrival {
  readonly fields: Patch;
}

/** Sends a chat with these fields. */
export async function send(gateway: Gateway, fields: Patch, prompt = 'Say OK.'): Promise<Sent> {
  const nonce = gateway.nonce();
  const messages = [{ role: 'user', content: `${prompt} ${directive({ nonce })}` }];
  const cap = { max_tokens: 'max_completion_tokens' in fields ? undefined : 4 };
  return { fields, ...(await arrival(gateway, nonce, () => gateway.chat({ ...cap, ...fields, messages }))) };
}

/** Judges its fields upstream; by what way a gateway asks for the answer is its own affair. */
export function fieldsArrive({ fields, ...one }: Sent, names = /./): Judgement {
  const { stream: _, stream_options: __, ...wanted } = fields;
  return judgeArrived(one, names, (body) => fieldsNotKept(wanted, body));
}

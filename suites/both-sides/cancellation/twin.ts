import type { Gateway } from '../../../harness/gateway/gateway.ts';
import { patchOf, type Script, type Scripted } from '../scripted.ts';
import { numberedWords } from '../sides.ts';
import { arrivalMs, lingerMs } from './leave.ts';

const script: Script = {
  name: 'an answer to the same question as one that was left',
  words: { delay: '1200ms' },
  says: `Repeat exactly: ${numberedWords(5)}`,
  stream: false,
};

/** Asks the same twice, leaves the first, and stays for the second: some gateways ask once for both. */
export async function stayBesideTwin(gateway: Gateway): Promise<Scripted> {
  const nonce = gateway.nonce();
  const leaving = new AbortController();
  const ask = (signal?: AbortSignal) =>
    gateway.chat(patchOf(gateway, script, nonce), { patient: false, ...(signal !== undefined && { signal }) });
  const left = ask(leaving.signal);
  await gateway.upstream.wait({ nonce, reaches: 'arrived', timeout: arrivalMs });
  const staying = ask();
  await gateway.wait(lingerMs);
  leaving.abort();
  const [answer] = await Promise.all([staying, left]);
  const { requests } = await gateway.upstream.requests({ nonce });
  return { ...script, answer, attempts: requests };
}

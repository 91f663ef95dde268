import { fileURLToPath } from 'node:url';
import { loadOpenAI } from '../gateway/sdk.ts';
import { type Installed, loadInstalled, locate, type NotInstalled, type WantedPackage } from './installed.ts';
import { clientFor, type NodeCall, perform } from './node-client-operations.ts';
import { type ClientOutcome, clientOutcome } from './node-client-outcome.ts';
import type { SdkModule } from './node-client-types.ts';

/** The majors of openai-node, the current one first: it is ours, the others are taken from where the command is run. */
export const nodeMajors = [7, 6, 5, 4] as const;

export type NodeMajor = (typeof nodeMajors)[number];

export interface NodeClient {
  /** The exact version, such as `7.57.0`. */
  readonly version: string;
  run(call: NodeCall): Promise<ClientOutcome>;
}

/** Loads a major of openai-node, the older ones from the folder `from`; says what is missing otherwise. */
export async function loadNodeClient(major: NodeMajor, from: string): Promise<NodeClient | NotInstalled> {
  const installed = await (major === 7 ? loadOurs() : loadInstalled(wanted(major), from));
  if (installed.missing !== undefined) return installed;
  const sdk = installed.module as SdkModule; // its name and major were checked
  return {
    version: installed.version,
    run: (call) => clientOutcome((hold) => perform[call.operation](clientFor(sdk, call), call, hold)),
  };
}

/** The one we depend on, as the rest of a run loads it. */
async function loadOurs(): Promise<Installed> {
  const found = locate({ name: 'openai', major: 7 }, fileURLToPath(new URL('.', import.meta.url)));
  if ('missing' in found) throw new Error(found.missing);
  delete process.env['OPENAI_ADMIN_KEY'];
  return { module: await loadOpenAI(), version: found.version };
}

const wanted = (major: NodeMajor): WantedPackage => ({
  name: `openai-${major}`,
  publishedAs: 'openai',
  major,
  // `DEBUG=true` makes major 4 print every request
  redirecting: /^(OPENAI_(BASE_URL|ORG_ID|PROJECT_ID|ADMIN_KEY|CUSTOM_HEADERS|LOG|WEBHOOK_SECRET)|DEBUG)$/,
});

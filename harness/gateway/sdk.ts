import type { Dispatcher } from 'undici';
import { fetch as undiciFetch } from 'undici';
import type { SdkError } from './gateway.ts';

/** Environment variables by which the SDK would talk to somebody else, or in another way, than we say. */
const redirecting = [
  'OPENAI_BASE_URL',
  'OPENAI_ORG_ID',
  'OPENAI_PROJECT_ID',
  'OPENAI_CUSTOM_HEADERS',
  'OPENAI_LOG',
  'OPENAI_WEBHOOK_SECRET',
];

/** Loads the installed `openai` package, late: a run's first request leaves before it is needed. */
export async function loadOpenAI(): Promise<typeof import('openai')> {
  for (const name of redirecting) delete process.env[name];
  return import('openai');
}

/**
 * A fetch for the SDK that sends through the given dispatcher. undici's own fetch is used, not Node's, because a
 * dispatcher of one undici does not fit the fetch of another.
 */
export function fetchThrough(dispatcher: (body: Uint8Array | null) => Dispatcher): typeof fetch {
  const send = (input: string | URL | Request, init?: RequestInit) => {
    const body = typeof init?.body === 'string' ? Buffer.from(init.body) : null;
    // The two packages declare the same standard types apart from each other; the values are the same.
    const options = { ...init, dispatcher: dispatcher(body) } as unknown as Parameters<typeof undiciFetch>[1];
    return undiciFetch(input as string, options) as unknown as Promise<Response>;
  };
  return send;
}

/** An SDK error as plain data, so that judges need no SDK and a record can hold it. */
export function describeError(error: unknown): SdkError {
  if (!(error instanceof Error)) return { classes: [typeof error], message: String(error) };
  const fields = error as Error & Partial<Record<'status' | 'code' | 'param' | 'type' | 'requestID', unknown>>;
  return {
    classes: [...lineage(error)],
    message: error.message,
    status: fields.status,
    code: fields.code,
    param: fields.param,
    type: fields.type,
    requestID: fields.requestID,
  };
}

function* lineage(value: object): Generator<string> {
  for (let proto: unknown = Object.getPrototypeOf(value); proto !== null; proto = Object.getPrototypeOf(proto)) {
    if (typeof proto !== 'object' || proto === null) return;
    yield proto.constructor.name;
    if (proto === Error.prototype) return;
  }
}

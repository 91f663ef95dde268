export interface Refusal {
  readonly type?: string;
  readonly param?: string | null;
  readonly code?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that gets an HTTP error with the OpenAI envelope instead of an answer. */
export class RequestRefused extends Error {
  readonly status: number;
  readonly type: string;
  readonly param: string | null;
  readonly code: string | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, refusal: Refusal = {}) {
    super(message);
    this.name = 'RequestRefused';
    this.status = status;
    this.type = refusal.type ?? 'invalid_request_error';
    this.param = refusal.param ?? null;
    this.code = refusal.code ?? null;
    this.headers = refusal.headers ?? {};
  }
}

/** A 400 that names the field at fault. */
export const invalid = (param: string | null, message: string, code: string | null = null): RequestRefused =>
  new RequestRefused(400, message, { param, code });

export interface ErrorEnvelope {
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly param: string | null;
    readonly code: string | null;
  };
}

/** The OpenAI error body: all four fields are always present. */
export const envelope = ({ message, type, param, code }: RequestRefused): ErrorEnvelope => ({
  error: { message, type, param, code },
});

/** What a thrown value is answered with: a refusal as it is, anything else as a 500. */
export const errorOf = (thrown: unknown): RequestRefused =>
  thrown instanceof RequestRefused
    ? thrown
    : new RequestRefused(500, 'The upstream failed while answering.', { type: 'server_error' });

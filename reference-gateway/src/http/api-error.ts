/** The inside of OpenAI's error envelope. */
export interface ErrorBody {
  message: string;
  type: string;
  param: string | null;
  code: string | null;
}

/** What an ApiError may say besides its status and message. */
export interface ErrorDetail {
  type?: string;
  param?: string | null;
  code?: string | null;
  headers?: Readonly<Record<string, string>>;
}

/** An answer that is an error: it becomes the status, the envelope and the headers the client sees. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly body: ErrorBody;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, detail: ErrorDetail = {}) {
    super(message);
    this.status = status;
    const type = detail.type ?? (status >= 500 ? 'server_error' : 'invalid_request_error');
    this.body = { message, type, param: detail.param ?? null, code: detail.code ?? null };
    this.headers = detail.headers ?? {};
  }
}

/** The envelope as it goes over the wire. */
export function envelope(body: ErrorBody): string {
  return JSON.stringify({ error: body });
}

/** A 400 that names the parameter and the rule it broke. */
export function invalid(param: string | null, code: string | null, message: string): ApiError {
  return new ApiError(400, message, { param, code });
}

import type { Bend } from './bend.ts';

/** Labels every successful answer that is not a stream with another content type, or with none. */
export function jsonLabelled(type: string | null): Bend {
  return {
    head: ({ status, headers }) => {
      const { 'content-type': own = '', ...rest } = headers;
      if (status >= 300 || !own.startsWith('application/json')) return { status, headers };
      return { status, headers: type === null ? rest : { ...rest, 'content-type': type } };
    },
  };
}

import type { HeaderLines } from '../gateway/exchange.ts';

/** What curl's `--dump-header` wrote down. */
export interface CurlHead {
  /** `1.0`, `1.1`, `2` or `3`; null when nothing came. */
  readonly httpVersion: string | null;
  readonly status: number | null;
  readonly headers: HeaderLines;
  /** Statuses of the interim answers before it, such as 100. */
  readonly interim: readonly number[];
  readonly trailers: HeaderLines;
}

/** Reads the blocks of a header dump: interim answers, the answer, its trailers. */
export function readHead(dump: string): CurlHead {
  const blocks = dump
    .split(/\r?\n\r?\n/)
    .filter((block) => block.trim() !== '')
    .map((block) => block.split(/\r?\n/).filter((line) => line !== ''));
  const answers = blocks.flatMap(([first = '', ...lines]) => {
    const [, httpVersion, status] = /^HTTP\/([\d.]+) (\d{3})/.exec(first) ?? [];
    return httpVersion === undefined ? [] : [{ httpVersion, status: Number(status), headers: lines.map(split) }];
  });
  const last = answers.at(-1);
  const interim = answers.map(({ status }) => status).filter((status) => status < 200);
  const trailers = blocks.filter(([first]) => !first?.startsWith('HTTP/')).flatMap((lines) => lines.map(split));
  return {
    httpVersion: last?.httpVersion ?? null,
    status: last === undefined || last.status < 200 ? null : last.status,
    headers: last?.headers ?? [],
    interim,
    trailers,
  };
}

function split(line: string): readonly [name: string, value: string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
}

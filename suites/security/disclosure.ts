import type { Exchange } from '../../harness/gateway/exchange.ts';
import { kept, type Problem, problem, softly } from '../../harness/judge.ts';
import { saidIn } from '../over-the-run.ts';

/** Traces and errors as runtimes, frameworks and databases write them. */
const traces: readonly RegExp[] = [
  /Traceback \(most recent call last\)/,
  /File "[^"\n]+\.py", line \d+/,
  /^\s*at [^\n]*\((?:[^()\n]+\.[cm]?[jt]sx?|node:[\w/]+):\d+:\d+\)/m, // node
  /^\s*at [\w$.<>]+\([\w$]+\.(?:java|kt|scala):\d+\)/m,
  /^\s*at [^\n]+ in [^\n]+\.cs:line \d+/m,
  /goroutine \d+ \[[a-z ]+\]:/,
  /thread '[^'\n]+' panicked at/,
  /\*\* \((?:[A-Z]\w*\.)*[A-Z]\w*Error\)/, // Elixir
  /\((?:elixir|phoenix|plug|stdlib|ecto|cowboy) \d[\w.-]*\)/,
  /\.rb:\d+:in [`']/,
  /PHP (?:Fatal|Parse) error|Stack trace:\s*#0/,
  /Werkzeug Debugger|You're seeing this error because you have <code>DEBUG/,
];

/** What a database says, in the words of the common ones. */
export const databaseErrors: readonly RegExp[] = [
  /SQLSTATE/,
  /syntax error at or near/i,
  /error in your SQL syntax/i,
  /unterminated quoted string/i,
  /ORA-\d{5}\b/,
  /\b(?:sqlite3|psycopg2?|asyncpg|pymysql|sqlalchemy)\.[\w.]*(?:Error|exc)\b/i,
  /\bSQLITE_(?:ERROR|CONSTRAINT)\b/,
  /\bE11000 duplicate key\b|MongoServerError/,
  /\brelation "[\w.]+" does not exist/,
  /PrismaClient\w*Error/,
];

/** A JSON body as its reader sees it: line breaks and quotes are no escapes there. */
export const readable = (answer: Exchange): string =>
  answer.text.replaceAll('\\n', '\n').replaceAll('\\"', '"').replaceAll('\\/', '/').replaceAll('\\t', '\t');

/** The first stack trace or database error in a refusal; a lone path of a host is said softly. */
export function showsItsInside(answer: Exchange): readonly Problem[] {
  if (answer.status === null || answer.status < 400) return kept;
  const text = readable(answer);
  // Whether SQL in a request reached the database is asked by `payloads-inert`.
  const patterns = /OR%201|DROP TABLE|OR 1=1/.test(saidIn(answer)) ? traces : [...traces, ...databaseErrors];
  const found = firstOf(text, patterns);
  if (found !== null) return [problem('a refusal', 'no stack trace and no database error', found)];
  const path = /(?:^|[\s"'(])(?:\/usr\/(?:local\/)?(?:lib|bin|src)\/|\/home\/\w+\/|\/app\/\w+\/)[\w./-]+/.exec(
    text,
  )?.[0];
  return path === undefined ? kept : softly([problem('a refusal', 'no path of the host', path.trim())]);
}

/** The text around the first match of any pattern, or null. */
export function firstOf(text: string, patterns: readonly RegExp[]): string | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return text.slice(Math.max(0, match.index - 20), match.index + 120);
  }
  return null;
}

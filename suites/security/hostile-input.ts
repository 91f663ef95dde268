import type { Exchange } from '../../harness/gateway/exchange.ts';
import { scenario } from '../../harness/scenario.ts';
import { survives } from '../errors/envelope.ts';
import { isWhollyJson } from '../http/conventions.ts';
import { everyOne } from '../http.ts';
import { rulesOver } from '../over-the-run.ts';
import { conventions } from './conventions.ts';
import { injectsNothing, isInert, isNoPage, servesModelsOnly } from './input-as-text.ts';
import { echoesOwnKey } from './key-echo.ts';

const lineBreak = 'runestone\r\nX-Injected: 1';
const encodedLineBreak = 'runestone%0d%0aX-Injected:%201';
const sql = "'; DROP TABLE runestone;--";
/** Quoted back, it is longer in bytes than in characters. */
const script = '<script>alert("rünestone 🪨")</script>';

type Answers = Readonly<Record<string, Exchange>>;
interface Seen extends Readonly<Record<'lineBreaks' | 'sql' | 'paths' | 'markup', Answers>> {
  /** The run's own key, which every request carried. */
  readonly key: string | null;
}

export default scenario({
  id: 'hostile-input',
  title: 'Line breaks, SQL, markup and dots where names belong',
  needs: ['model'],
  cost: { requests: 7, tokens: 120 },
  exchange: async (gateway): Promise<Seen> => {
    const messages = [{ role: 'user', content: "' OR 1=1 -- {{7*7}} #{7*7} <%= 7*7 %>" }];
    const [[inBody, inPath, dots, encodedDots], user, name, markup] = await Promise.all([
      gateway.raw([
        { method: 'POST', path: '/chat/completions', body: gateway.chatBody({ model: lineBreak }) },
        { method: 'GET', path: `/models/${encodedLineBreak}`, headers: [['x-client-request-id', encodedLineBreak]] },
        { method: 'GET', path: '/models/..%2f..%2f..%2f..%2fetc%2fpasswd' },
        { method: 'GET', path: '/models/%2e%2e/%2e%2e/admin' },
      ]),
      gateway.chat({ user: sql, messages }, { patient: false }),
      gateway.get('/models/%27%20OR%201%3D1%20--', { patient: false }),
      gateway.chat({ model: script }, { patient: false }),
    ]);
    return {
      key: gateway.keys.apiKey,
      lineBreaks: { 'a line break in a model name': inBody, 'a line break in a path': inPath },
      sql: { 'SQL in user and content': user, 'SQL as a model': name },
      paths: { 'encoded slashes': dots, 'encoded dots': encodedDots },
      markup: { 'a script as a model': markup },
    };
  },
  judges: {
    'errors.never-5xx': (seen) => everyOne(all(seen), survives),
    'auth.key-not-echoed': (seen) => echoesOwnKey(Object.values(all(seen)), seen.key),
    'security.no-header-injection': (seen) => everyOne(seen.lineBreaks, injectsNothing),
    'security.payloads-inert': (seen) => everyOne(seen.sql, isInert),
    'security.no-path-traversal': (seen) => everyOne(seen.paths, servesModelsOnly),
    'http.one-json-value': (seen) => everyOne(seen.markup, isWhollyJson),
    'security.no-html-errors': (seen) => everyOne(seen.markup, isNoPage),
    ...rulesOver(conventions, (seen: Seen) => Object.values(all(seen))),
  },
});

const all = ({ lineBreaks, sql: asked, paths, markup }: Seen): Answers => ({
  ...lineBreaks,
  ...asked,
  ...paths,
  ...markup,
});

// The control API, for a run that does not host the upstream itself. Every request carries `authorization: Bearer TOKEN`;
// without the right one there is nothing here, 404 like any other unknown path.
//
//   GET    /__runestone/           who this is, its clock, its connections
//   GET    /__runestone/lag        how late it was          ?since= on its clock
//   GET    /__runestone/requests   the log                  ?since=CURSOR &nonce= &path=
//   DELETE /__runestone/requests   forgets the log
//   GET    /__runestone/wait       long poll                ?nonce= &reaches=arrived|answering|closed &count= &timeout=
//   POST   /__runestone/rules      { directive, path?, count? } for what travels without a message; answers { id }
//   DELETE /__runestone/rules      removes all              ?id= only one
//   POST   /__runestone/refuse     { manner: closed|reset, milliseconds }: refuses new connections for a while
import type { IncomingMessage } from 'node:http';
import type { UpstreamControl } from './control.ts';
import { controlPrefix } from './control-prefix.ts';
import { invalid, RequestRefused } from './errors.ts';
import { optionalInteger, optionalString } from './fields.ts';
import { type Reached, reachedStates } from './log-filter.ts';
import { readBody } from './request-body.ts';

function numberIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const value = Number(text);
  if (text !== '' && Number.isFinite(value) && value >= 0) return value;
  throw invalid(name, `Invalid '${name}': expected a number from 0 up, saw '${text}'.`);
}

function textIn(query: URLSearchParams, name: string): string {
  const text = query.get(name);
  if (text === null || text === '') throw invalid(name, `Missing required parameter: '${name}'.`);
  return text;
}

function stateIn(query: URLSearchParams): Reached {
  const name = textIn(query, 'reaches');
  const state = reachedStates.find((each) => each === name);
  if (state === undefined) throw invalid('reaches', `Invalid 'reaches': expected ${reachedStates.join(', ')}.`);
  return state;
}

function filterIn(query: URLSearchParams) {
  const [since, nonce, path] = [numberIn(query, 'since'), query.get('nonce'), query.get('path')];
  return {
    ...(since !== undefined && { since }),
    ...(nonce !== null && { nonce }),
    ...(path !== null && { path }),
  };
}

async function addRule(control: UpstreamControl, request: IncomingMessage): Promise<object> {
  const document = await readBody(request);
  const path = optionalString(document, 'path');
  const count = optionalInteger(document, 'count', { min: 1 });
  const directive = optionalString(document, 'directive');
  if (directive === undefined) throw invalid('directive', "Missing required parameter: 'directive'.");
  const rule = { directive, ...(path !== undefined && { path }), ...(count !== undefined && { count }) };
  return { id: await control.addRule(rule) };
}

const longestRefusal = 60_000; // ms: whoever asked may never come back to end it

async function refuse(control: UpstreamControl, request: IncomingMessage): Promise<object> {
  const document = await readBody(request);
  const manner = optionalString(document, 'manner');
  const milliseconds = optionalInteger(document, 'milliseconds', { min: 1, max: longestRefusal });
  if (manner !== 'closed' && manner !== 'reset') throw invalid('manner', "Invalid 'manner': expected closed or reset.");
  if (milliseconds === undefined) throw invalid('milliseconds', "Missing required parameter: 'milliseconds'.");
  await control.refuse(manner, milliseconds);
  return {};
}

/** Answers a request to the control API; throws a 400 or 404 for one it does not understand. */
export async function answerControl(control: UpstreamControl, request: IncomingMessage): Promise<object> {
  const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://control');
  const what = `${request.method} ${pathname.slice(controlPrefix.length)}`;
  const id = numberIn(query, 'id');
  switch (what) {
    case 'GET ':
      return control.identity();
    case 'GET lag':
      return control.lag(numberIn(query, 'since'));
    case 'GET requests':
      return control.requests(filterIn(query));
    case 'DELETE requests':
      await control.clearLog();
      return {};
    case 'GET wait':
      return control.wait({
        nonce: textIn(query, 'nonce'),
        reaches: stateIn(query),
        count: numberIn(query, 'count') ?? 1,
        timeout: numberIn(query, 'timeout') ?? 0,
      });
    case 'POST rules':
      return addRule(control, request);
    case 'DELETE rules':
      await control.removeRules(id);
      return {};
    case 'POST refuse':
      return refuse(control, request);
    default:
      throw new RequestRefused(404, `The control API knows no ${what}.`, { code: 'unknown_url' });
  }
}

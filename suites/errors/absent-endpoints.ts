import type { Exchange } from '../../harness/gateway/exchange.ts';
import { kept, type Problem, problem } from '../../harness/judge.ts';
import { type Scenario, scenario } from '../../harness/scenario.ts';
import { everyOne, statusAndBody } from '../http.ts';
import { isObject } from '../json.ts';
import { unknownModel } from '../models/model-unknown.ts';
import { hasEnvelope, isNoDisguise, refuses, survives } from './envelope.ts';

type Answers = Readonly<Record<string, Exchange>>;

/** Endpoints that need not be offered; the model does not exist, so that nothing is generated, stored or billed. */
export const absentEndpoints: Scenario = scenario({
  id: 'absent-endpoints',
  title: 'Endpoints that need not be there, asked so that nothing comes of it',
  needs: [],
  cost: { requests: 6, tokens: 60 },
  exchange: async (gateway): Promise<Answers> => {
    const posted = { '/embeddings': { input: 'Hi' }, '/completions': { prompt: 'Hi' }, '/responses': { input: 'Hi' } };
    const asked = [
      ...Object.entries(posted).map(([path, body]) => ({
        path,
        answer: gateway.post(path, { model: unknownModel, ...body, ...(path === '/responses' && { store: false }) }),
      })),
      ...['/files?limit=1', '/batches?limit=1', '/fine_tuning/jobs?limit=1'].map((path) => ({
        path,
        answer: gateway.get(path),
      })),
    ];
    const answers = asked.map(async ({ path, answer }): Promise<[string, Exchange]> => [path, await answer]);
    return Object.fromEntries(await Promise.all(answers));
  },
  judges: {
    'errors.absent-endpoints': (answers) => everyOne(answers, isOfferedOrAbsent),
    'errors.never-5xx': (answers) => everyOne(answers, survives),
    'errors.not-in-disguise': (answers) => everyOne(answers, isNoDisguise),
    'errors.envelope-everywhere': (answers) => everyOne(answers, hasEnvelope),
  },
});

/** A refusal, or what the endpoint is for; what is wrong with an error's status or shape is said elsewhere. */
function isOfferedOrAbsent(answer: Exchange): readonly Problem[] {
  const { status, json } = answer;
  if (refuses(answer) || status === null) return kept;
  if (!answer.ok) return [problem('the status', '404, 405 or 501', statusAndBody(answer))];
  if (!isObject(json)) return [problem('the answer', 'JSON with what was asked for, or 404', statusAndBody(answer))];
  if (isNoDisguise(answer).length > 0) return kept;
  const served = ['data', 'choices', 'output'].some((name) => Array.isArray(json[name]));
  const found = problem('the answer', '`data`, `choices` or `output`, or 404', statusAndBody(answer));
  return served ? kept : [found];
}

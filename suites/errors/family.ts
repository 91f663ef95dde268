import type { Exchange } from '../../harness/gateway/exchange.ts';
import type { Body, CallOptions, Gateway } from '../../harness/gateway/gateway.ts';
import type { Judgement } from '../../harness/judge.ts';
import { type Scenario, scenario } from '../../harness/scenario.ts';
import type { RequirementId } from '../../spec/requirements/index.ts';
import { everyOne } from '../http.ts';
import * as judge from './envelope.ts';
import { finalStaysFinal } from './every-refusal.ts';

/** One way in which a chat request can be wrong, and who says that it must be refused. */
export interface FaultyRequest {
  readonly requirement: RequirementId;
  readonly body: (gateway: Gateway) => Body;
  /** The field that is at fault, where one is. */
  readonly field?: string;
}

/** Faulty chat requests of one kind by what is wrong with each, which is what a problem names. */
export type Family = Readonly<Record<string, FaultyRequest>>;

/** The answers to a family, by the same names. */
export type Answers = Readonly<Record<string, Exchange>>;

type Judges = { readonly [Id in RequirementId]?: (answers: Answers) => Judgement };

/** At once: several scenarios run side by side, and together they should be no burst. */
const together = 4;

/** Sends each body to the chat endpoint, four at once at most. */
export async function sendAll(
  gateway: Gateway,
  bodies: Readonly<Record<string, Body>>,
  options: CallOptions = {},
): Promise<Answers> {
  const answers: [string, Exchange][] = [];
  const waiting = Object.entries(bodies);
  while (waiting.length > 0) {
    const batch = waiting.splice(0, together);
    const sent = batch.map(
      async ([name, body]): Promise<[string, Exchange]> => [
        name,
        await gateway.post('/chat/completions', body, options),
      ],
    );
    answers.push(...(await Promise.all(sent)));
  }
  return Object.fromEntries(answers);
}

/** What is judged of any refusal, whatever it refuses. */
export const ofRefusals: Judges = {
  'errors.never-5xx': (answers) => everyOne(answers, judge.survives),
  'errors.envelope': (answers) => everyOne(answers, judge.hasEnvelope),
  'errors.fields': (answers) => everyOne(answers, judge.hasErrorFields),
  'errors.json-type': (answers) => everyOne(answers, judge.isErrorJson),
  'errors.uses-400': (answers) => everyOne(answers, judge.uses400),
  'errors.not-in-disguise': (answers) => everyOne(answers, judge.isNoDisguise),
  'throttling.should-retry': (answers) => finalStaysFinal(Object.values(answers)),
};

/** Whether each faulty request is refused with 400, under the requirement that says so. */
export function refusedByRequirement(family: Family): Judges {
  const ids = [...new Set(Object.values(family).map(({ requirement }) => requirement))];
  return Object.fromEntries(
    ids.map((id) => [
      id,
      (answers: Answers) => {
        const own = Object.entries(answers).filter(([name]) => family[name]?.requirement === id);
        return everyOne(Object.fromEntries(own), judge.isRefusedWith400);
      },
    ]),
  );
}

/** Whether each refusal names the field that was at fault. */
const namesItsField = (family: Family, answers: Answers): Judgement =>
  Object.entries(answers).flatMap(([name, answer]) => {
    const field = family[name]?.field;
    return field === undefined ? [] : everyOne({ [name]: answer }, (one) => judge.namesField(one, field));
  });

/** A scenario that sends a family and judges every answer; a problem says which request it belongs to. */
export function faultyFamily(id: string, title: string, family: Family): Scenario {
  const requests = Object.keys(family).length;
  return scenario({
    id,
    title,
    needs: ['model'],
    cost: { requests, tokens: requests * tokensEach },
    exchange: (gateway) =>
      sendAll(gateway, Object.fromEntries(Object.entries(family).map(([name, { body }]) => [name, body(gateway)]))),
    judges: {
      ...ofRefusals,
      ...refusedByRequirement(family),
      'errors.names-the-field': (answers) => namesItsField(family, answers),
    },
  });
}

/** A request of the size that a fault takes, and one token, should it be answered after all. */
const tokensEach = 50;

/** The fields of a chat request that cap its answer at `tokens`, in the word that this target knows. */
export function capped(gateway: Gateway, tokens: unknown): Record<string, unknown> {
  const word = 'max_completion_tokens' in gateway.chatBody() ? 'max_completion_tokens' : 'max_tokens';
  return { [word]: tokens };
}

/** A chat request with these fields, of one token at most, should it be answered after all. */
export const chatWith =
  (patch: Readonly<Record<string, unknown>>) =>
  (gateway: Gateway): Body =>
    gateway.chatBody({ ...capped(gateway, 1), ...patch });

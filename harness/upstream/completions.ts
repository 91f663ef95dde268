import { type Answer, answer } from './answer.ts';
import { type CompletionsRequest, readCompletionsRequest } from './completions-request.ts';
import { withinContext } from './context-window.ts';
import { readDirective } from './directive.ts';
import { fingerprint, newIdentity } from './identity.ts';
import { inTurns } from './in-turns.ts';
import type { JsonObject } from './json.ts';
import { topLogprobs } from './logprobs.ts';
import type { Reply } from './reply.ts';
import { done, jsonEvent, type SseEvent } from './sse.ts';
import { type Usage, usageOf } from './usage.ts';
import { wordTokens } from './words.ts';

interface Piece {
  readonly tokens: readonly string[];
  /** Where the piece begins in the text of its choice, in UTF-16 units as `text_offset` counts. */
  readonly offset: number;
  readonly finish: Answer['finish'] | null;
}

function choiceOf(index: number, { tokens, offset, finish }: Piece, top: number | undefined) {
  const likely = tokens.map((token) => topLogprobs(token, Math.max(top ?? 0, 1)));
  const logprobs = {
    tokens,
    token_logprobs: likely.map(([chosen]) => chosen?.logprob ?? 0),
    top_logprobs: likely.map((list) => Object.fromEntries(list.map(({ token, logprob }) => [token, logprob]))),
    text_offset: tokens.map((_, at) => offset + tokens.slice(0, at).join('').length),
  };
  return { text: tokens.join(''), index, logprobs: top === undefined ? null : logprobs, finish_reason: finish };
}

function* pieces({ tokens, finish }: Answer): Generator<Piece> {
  let offset = 0;
  for (const token of tokens) {
    yield { tokens: [token], offset, finish: null };
    offset += token.length;
  }
  yield { tokens: [], offset, finish };
}

function* completionEvents(
  request: CompletionsRequest,
  answers: readonly Answer[],
  head: object,
  usage: Usage,
): Generator<SseEvent> {
  for (const [index, piece] of inTurns(answers.map(pieces))) {
    const choices = [choiceOf(index, piece, piece.tokens.length === 0 ? undefined : request.logprobs)];
    yield jsonEvent({ ...head, choices, ...(request.includeUsage && { usage: null }) });
  }
  if (request.includeUsage) yield jsonEvent({ ...head, choices: [], usage });
  yield done;
}

/** Answers POST /v1/completions, streamed or whole; several prompts give their choices one prompt after another. */
export function completions(body: JsonObject): Reply {
  const request = readCompletionsRequest(body);
  const { prompts, n, echo, taskFor } = request;
  const directive = readDirective(prompts[0]?.text ?? '');
  const promptTokens = prompts.reduce((sum, prompt) => sum + withinContext(prompt.tokens, 'prompt'), 0);
  const answers = prompts.flatMap((prompt) =>
    Array.from({ length: n }, (_, choice) => answer(taskFor(prompt), choice)),
  );
  const said = answers.map((each, index) => {
    const before = echo ? wordTokens(prompts[Math.floor(index / n)]?.text ?? '') : [];
    return { ...each, tokens: [...before, ...each.tokens] };
  });
  const usage = usageOf(
    promptTokens,
    answers.reduce((sum, { completionTokens }) => sum + completionTokens, 0),
  );
  const { id, created, model } = newIdentity('cmpl-', request.model);
  const head = { id, object: 'text_completion', created, model, system_fingerprint: fingerprint };
  if (request.stream) return { directive, usage, events: completionEvents(request, said, head, usage) };
  const choices = said.map(({ tokens, finish }, index) =>
    choiceOf(index, { tokens, offset: 0, finish }, request.logprobs),
  );
  return { directive, body: { ...head, choices, usage } };
}

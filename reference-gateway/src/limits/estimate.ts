import type { JsonObject } from '../http/json-body.ts';
import { isObject } from '../http/json-body.ts';

const bytesPerToken = 4; // English prose; other languages are corrected when the real usage arrives
const tokensPerPart = 256; // an image or a file of unknown cost, whose base64 is no prompt text
const usualAnswer = 512; // what is set aside when the client names no cap
const longestAnswer = 32_768; // a cap of a billion is a wish, not a plan

/** The tokens of a request's input, from the bytes of its texts. */
export function estimatePrompt(body: JsonObject): number {
  const { messages, prompt, input, instructions } = body;
  return [messages, prompt, input, instructions].reduce((sum: number, value) => sum + textTokens(value), 0);
}

/** The tokens to set aside for a whole request. */
export function estimateTokens(body: JsonObject, answers: boolean): number {
  if (!answers) return estimatePrompt(body);
  const cap = [body['max_completion_tokens'], body['max_tokens'], body['max_output_tokens']].find(isNumber);
  const choices = isNumber(body['n']) ? body['n'] : 1;
  return estimatePrompt(body) + Math.min(cap ?? usualAnswer, longestAnswer) * choices;
}

function textTokens(value: unknown): number {
  if (typeof value === 'string') return Math.ceil(Buffer.byteLength(value) / bytesPerToken);
  if (typeof value === 'number') return 1; // an input given as tokens
  if (Array.isArray(value)) return value.reduce((sum: number, item: unknown) => sum + textTokens(item), 0);
  if (!isObject(value)) return 0;
  const { type, text, content } = value;
  if (text === undefined && content === undefined && typeof type === 'string') return tokensPerPart;
  return textTokens(text) + textTokens(content);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

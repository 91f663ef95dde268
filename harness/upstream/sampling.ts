import { optionalNumber, optionalObject, optionalString } from './fields.ts';
import type { JsonObject } from './json.ts';

/** Checks the sampling parameters, which change nothing in the answer of the word model. */
export function checkSampling(body: JsonObject): void {
  optionalNumber(body, 'temperature', { min: 0, max: 2 });
  optionalNumber(body, 'top_p', { min: 0, max: 1 });
  optionalNumber(body, 'presence_penalty', { min: -2, max: 2 });
  optionalNumber(body, 'frequency_penalty', { min: -2, max: 2 });
  optionalObject(body, 'logit_bias');
  optionalString(body, 'user');
}

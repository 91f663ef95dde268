import { field } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachError } from '../refusals.ts';

export const numericErrorCode: Fault = {
  id: 'numeric-error-code',
  says: 'sends the status as a number in `error.code`',
  seen: [field('ggml-org/llama.cpp#5961')],
  kills: ['errors.fields'],
  bend: eachError((error, _request, { status }) => ({ ...error, code: status })),
};

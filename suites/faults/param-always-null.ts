import { live } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { eachError } from '../refusals.ts';

export const paramAlwaysNull: Fault = {
  id: 'param-always-null',
  says: 'never says which field of a request is faulty',
  seen: [live('chat completions, create')],
  kills: ['errors.names-the-field'],
  bend: eachError((error) => ({ ...error, param: null })),
};

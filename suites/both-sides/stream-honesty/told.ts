import type { Exchange } from '../../../harness/gateway/exchange.ts';
import { chunksOf, deltasOf, sentinel } from '../../chat/chunks.ts';
import { at, isText } from '../../json.ts';

/** Whether the transport told the client that something was missing. */
export const brokeOff = ({ wire }: Exchange): boolean => ['reset', 'malformed', 'refused'].includes(wire.ending);

/** Whether the client had to leave: nothing came any more, nor the end. */
export const hung = ({ wire }: Exchange): boolean => ['aborted', 'timeout'].includes(wire.ending);

/** What stands under `error`, in the answer or in an event of it, as every SDK raises it; undefined for nothing. */
export const errorIn = ({ events, json }: Exchange): unknown =>
  [at(json, 'error'), ...events.map(({ data }) => at(parse(data), 'error'))].find(Boolean);

/** Whether an event tells of an error, as every SDK raises it, or by its name. */
export const tellsError = (answer: Exchange): boolean =>
  errorIn(answer) !== undefined || answer.events.some(({ event }) => event === 'error');

export const refused = ({ status }: Exchange): boolean => status !== null && status >= 400;

/** Whether whoever asked can know that the answer failed. */
export const isHeard = (answer: Exchange): boolean => refused(answer) || brokeOff(answer) || tellsError(answer);

export const saysDone = ({ events }: Exchange): boolean => events.some(({ data }) => data.trim() === sentinel);

/** The reasons of a good end: what a client takes for a whole answer. */
export const goodEnd = (answer: Exchange): string | undefined =>
  deltasOf(chunksOf(answer))
    .map(({ finishReason }) => finishReason)
    .filter(isText)
    .find((reason) => reason !== 'error');

/** How a stream ended, in words for a reader. */
export function endOf(answer: Exchange): string {
  const { wire, events, status } = answer;
  const finish = goodEnd(answer);
  return [
    `status ${status}`,
    `${events.length} events`,
    ...(finish === undefined ? [] : [`finish_reason "${finish}"`]),
    ...(saysDone(answer) ? [`data: ${sentinel}`] : []),
    `the body ${wire.ending}`,
  ].join(', ');
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return undefined;
  }
}

import { setTimeout } from 'node:timers/promises';
import { field, rfc, whatwg } from '../../../spec/sources.ts';
import { eachChunk, eachFrame, isDone } from '../../bend.ts';
import type { Fault } from '../../fault.ts';

export const letsCachesKeepStreams: Fault = {
  id: 'lets-caches-keep-streams',
  says: 'lets every cache keep a stream for an hour',
  seen: [rfc('9111 §5.2.2.9'), field('LostRuins/koboldcpp#1168')],
  kills: ['streaming.not-to-be-held'],
  bend: {
    head: ({ status, headers }) =>
      headers['content-type']?.startsWith('text/event-stream')
        ? { status, headers: { ...headers, 'cache-control': 'public, max-age=3600', 'x-accel-buffering': 'yes' } }
        : { status, headers },
  },
};

export const endsLinesByCrlf: Fault = {
  id: 'ends-lines-by-crlf',
  says: 'ends the lines of a stream by CR and LF',
  seen: [field('Continuum-AI-Corp/OrcaRouter-Lite#98'), field('farion1231/cc-switch#1787')],
  kills: ['streaming.plain-framing'],
  bend: { stream: eachFrame((frame) => frame.replaceAll('\n', '\r\n')) },
};

export const gluesDataToItsColon: Fault = {
  id: 'glues-data-to-its-colon',
  says: 'leaves out the space after `data:`',
  seen: [field('kubernetes-sigs/inference-perf#781')],
  kills: ['streaming.plain-framing'],
  bend: { stream: eachFrame((frame) => frame.replace('data: {', 'data:{')) },
};

export const printsJsonOverLines: Fault = {
  id: 'prints-json-over-lines',
  says: 'prints the JSON of an event over several data lines',
  seen: [whatwg('9.2.6')],
  kills: ['streaming.plain-framing'],
  bend: { stream: eachFrame((frame) => frame.replace('data: {', 'data: {\ndata: ')) },
};

export const writesEndlessLines: Fault = {
  id: 'writes-endless-lines',
  says: 'sends the whole configuration of the model on the first chunk',
  seen: [field('openai/openai-go#368')],
  kills: ['streaming.short-lines'],
  bend: {
    stream: eachChunk((chunk, index) => (index === 0 ? { ...chunk, config: 'x'.repeat(70 * 1024) } : chunk)),
  },
};

export const lingersAfterDone: Fault = {
  id: 'lingers-after-done',
  says: 'closes a stream more than a second after its sentinel',
  seen: [field('diegosouzapw/OmniRoute#6777')],
  kills: ['streaming.closes-promptly'],
  bend: {
    stream: async function* (frames) {
      for await (const frame of frames) {
        yield frame;
        if (isDone(frame)) await setTimeout(1200);
      }
    },
  },
};

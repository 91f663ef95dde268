import type { Exchange } from '../../harness/gateway/exchange.ts';
import { holds, type Judgement, kept, notOffered } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { hasRequestId } from '../http.ts';
import * as framing from '../streaming/framing.ts';
import { saysTheSame } from './agreement.ts';
import * as judge from './event-judges.ts';
import { inEvents } from './events.ts';
import { follow } from './lifecycle.ts';
import { whenOffered } from './offered.ts';
import { respond } from './request.ts';

const offered = (judge: (answer: Exchange) => Judgement) => whenOffered(judge, '\\bstream');

/** How a stream is framed can be judged of streams alone. */
const framed = (judge: (answer: Exchange) => Judgement) =>
  offered((answer) => (answer.events.length === 0 ? notOffered('nothing was streamed') : judge(answer)));

export default scenario({
  id: 'response-stream',
  title: 'A streamed response and its typed events',
  needs: ['model'],
  cost: { requests: 2, tokens: 120 },
  exchange: (gateway) => respond(gateway, { stream: true }),
  judges: {
    'responses.is-a-stream': offered(framing.isAStream),
    'streaming.media-type': framed(framing.isLabelled),
    'streaming.blank-line-after-every-event': framed(framing.everyEventIsEnded),
    'streaming.data-is-json': framed(framing.dataIsJson),
    'streaming.no-empty-events': framed(framing.noEmptyEvents),
    'streaming.valid-utf8': framed(({ sse, text }) =>
      holds('the body', text.slice(0, 160), 'valid UTF-8', sse.validUtf8),
    ),
    'responses.event-types': offered(inEvents(judge.haveTypes)),
    'responses.event-schema': offered(inEvents(judge.haveTheirFields)),
    'responses.created-first': offered(inEvents(judge.createdFirst)),
    'responses.counts-events': offered(inEvents(judge.areCounted)),
    'responses.lifecycle': offered(inEvents((events) => follow(events).problems)),
    'responses.item-ids': offered(inEvents((events) => follow(events).strangers)),
    'responses.one-ending': offered(inEvents(judge.endOnce)),
    'responses.says-the-same': offered(inEvents(saysTheSame)),
    'responses.known-events': offered(inEvents(judge.areKnown)),
    'http.request-id': offered((answer) => (answer.status === null ? kept : hasRequestId(answer))),
  },
});

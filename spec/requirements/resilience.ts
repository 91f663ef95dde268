import { must, requirements, should } from '../requirement.ts';
import { field, live, rfc, sdk } from '../sources.ts';

/** What a gateway does about a provider that fails. */
export const resilience = requirements('resilience', {
  'bounded-attempts': must('ask a failing provider a handful of times for one request, and no more', {
    source: [field('awsl-project/maxx#833'), field('HKUDS/nanobot#2760')],
    breaks: 'an outage is multiplied with every request, and no limit and no budget is left when it is over',
  }),
  'final-errors': must('send a request that the provider refused as faulty no second time', {
    source: [
      sdk('openai-node src/client.ts, shouldRetry'),
      field('awsl-project/maxx#833'),
      field('astaxie/TokenHub#107'),
    ],
    breaks: 'a typing error costs several requests of everybody’s limit, and an answer that was known is late',
  }),
  'heeds-retry-after': should('not ask again before the time that the provider named', {
    source: [rfc('9110 §10.2.3'), live('rate limits guide')],
    breaks: 'refused requests count too at most providers, so the limit stays used up for everybody',
  }),
  'spares-the-limit': must(
    'ask at most once more with the same key before a time that the provider named, if it is short',
    {
      source: [rfc('9110 §10.2.3'), live('rate limits guide')],
      breaks: 'a limit that was used up for a moment stays used up, for everybody who shares the key',
    },
  ),
  'one-at-a-time': should('ask once, and not again while the provider is still at work on the first request', {
    source: [field('pleaseai/shunt#122'), live('chat completions reference, create')],
    breaks: 'every slow answer is generated and paid for twice, most of all when the provider is overloaded',
  }),
  'none-after-leaving': must('stop trying when the client has gone', {
    source: [field('awsl-project/maxx#833')],
    breaks: 'answers that nobody reads are bought again and again',
  }),
  'one-answer': must('show one whole answer when a second attempt succeeds', {
    source: [field('Growth-Circle/cadis#412'), field('zirkelc/ai-retry#51')],
    breaks: 'the retry was paid for, and the client gets its ruins or the first failure',
    after: ['resilience.no-splice'],
  }),
  'no-splice': must('never join what two attempts said into one answer', {
    source: [field('Growth-Circle/cadis#412'), field('zirkelc/ai-retry#51')],
    breaks: 'users read a beginning twice, and programs run half of a tool call',
  }),
  'slow-is-alive': must('wait for a provider that is slow: before it answers, and when a stream falls silent', {
    source: [field('kortix-ai/suna#3696'), field('Augustas11/macprovider#818'), field('dativo-io/talon#217')],
    breaks: 'models that think before they speak are cut off behind it, every time',
    after: ['streaming.is-a-stream'],
  }),
  'silence-without-events': must('send nothing but comments while a stream is silent, and no event of its own', {
    source: [sdk('openai-python _streaming.py'), field('openclaw/openclaw#52679'), field('mnfst/llm-gateway#2053')],
    breaks: 'clients that read `choices` of every event crash while the model thinks',
    after: ['streaming.is-a-stream'],
  }),
  'timeout-status': must('answer 5xx with the error envelope when it gives up on a provider that is silent', {
    source: [rfc('9110 §15.6.5'), field('theopenco/llmgateway#1578')],
    breaks: 'neither SDK tries again, or an empty answer is taken for one',
  }),
  'timeout-is-504': should('answer 504 when it gives up on a provider that is silent', {
    source: [rfc('9110 §15.6.5'), field('theopenco/llmgateway#1578')],
    breaks: 'a provider that is slow cannot be told from one that is down',
    after: ['resilience.timeout-status'],
  }),
  'caller-faults': must('go on answering after requests that the provider refused as faulty', {
    source: [field('astaxie/TokenHub#107'), field('8monkey-ai/hebo-gateway#27')],
    breaks: 'one user’s typing errors cool the provider down for all',
    certain: true, // a gateway that refuses everybody has no good state to be shown twice
  }),
  'comes-back': must('answer again soon after a provider is back that was down for a moment', {
    source: [rfc('9110 §15.6.4'), live('error codes')],
    breaks: 'a blip of a second is an outage until somebody restarts the gateway',
    certain: true, // what does not come back cannot go away a second time
  }),
});

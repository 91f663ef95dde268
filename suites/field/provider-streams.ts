import type { Section } from './row.ts';

/** What becomes of the streams of a provider, told by the scripted upstream behind the gateway. */
export const providerStreams: Section = {
  'gw-created-float-crash': {
    says: 'a fraction in a date makes the answer an error',
    reports: ['envoyproxy/ai-gateway#962'],
    caught: [
      { fault: 'stumbles-over-fractions', requirement: 'fidelity.odd-answers-survive' },
      { fault: 'wants-whole-seconds', requirement: 'stream-honesty.odd-shapes' },
    ],
  },
  'sse-comment-as-data': {
    says: 'a comment of the provider is sent on as data',
    reports: ['mnfst/llm-gateway#2053'],
    caught: [{ fault: 'takes-comments-for-data', requirement: 'stream-honesty.valid-events' }],
  },
  'gw-crlf-parse': {
    says: 'lines that end in CR, or CR and LF, are not read',
    reports: ['miruamel/xuan#194', 'EdamAme-x/pentect#1438'],
    caught: [
      { fault: 'knows-line-feeds-alone', requirement: 'stream-honesty.every-framing' },
      { fault: 'knows-no-bare-returns', requirement: 'stream-honesty.bare-returns' },
    ],
  },
  'gw-nospace-parse': {
    says: 'data without a space, or over several lines, is not read',
    reports: ['kubernetes-sigs/inference-perf#781'],
    caught: [
      { fault: 'wants-a-space-after-data', requirement: 'stream-honesty.every-framing' },
      { fault: 'reads-the-last-data-line', requirement: 'stream-honesty.every-framing' },
    ],
  },
  'gw-split-chunk-parse': {
    says: 'what one read brings is taken for one event',
    reports: ['vllm-project/aibrix#2653'],
    caught: [{ fault: 'takes-a-read-for-an-event', requirement: 'stream-honesty.every-framing' }],
  },
  'gw-comment-crash': {
    says: 'a comment of the provider breaks the stream, or the process',
    reports: ['Portkey-AI/gateway#1035'],
    caught: [
      { fault: 'wants-data-first', requirement: 'stream-honesty.every-framing' },
      { fault: 'dies-of-comments', requirement: 'stream-honesty.every-framing' },
    ],
  },
  'gw-stream-swallow': {
    says: 'a stream that broke off ends in good order',
    reports: ['mozilla-ai/any-llm#847', 'preloop/preloop#117', 'BerriAI/litellm#32086'],
    caught: [
      { fault: 'swallows-breaks', requirement: 'stream-honesty.cut-is-no-success' },
      { fault: 'seals-breaks', requirement: 'stream-honesty.cut-is-no-success' },
      { fault: 'finishes-breaks', requirement: 'stream-honesty.cut-is-no-success' },
      { fault: 'finishes-what-ends-early', requirement: 'stream-honesty.no-invented-end' },
      { fault: 'completes-broken-responses', requirement: 'stream-honesty.responses-never-completed' },
      { fault: 'ends-broken-responses', requirement: 'stream-honesty.responses-failure-is-told' },
    ],
  },
  'gw-stream-empty200': {
    says: 'what the provider refused is an empty stream under 200',
    reports: ['preloop/preloop#121'],
    caught: [
      { fault: 'empty-stream-for-breaks', requirement: 'stream-honesty.cut-is-no-success' },
      { fault: 'streams-nothing-for-a-refusal', requirement: 'error-mapping.before-a-stream' },
      { fault: 'streams-only-done-for-a-dead-provider', requirement: 'error-mapping.before-a-stream' },
    ],
  },
  'gw-fallback-dup': {
    says: 'a second attempt begins anew after the first words',
    reports: ['Growth-Circle/cadis#412', 'zirkelc/ai-retry#51'],
    caught: [
      { fault: 'begins-again', requirement: 'stream-honesty.no-spliced-text' },
      { fault: 'starts-over-in-mid-stream', requirement: 'resilience.no-splice' },
      { fault: 'goes-on-too-far', requirement: 'resilience.no-splice' },
    ],
  },
  'sse-last-drop': {
    says: 'the words beside the end are lost',
    reports: ['codelibs/fess#3096'],
    caught: [
      { fault: 'loses-the-last-word', requirement: 'fidelity.odd-answers-survive' },
      { fault: 'drops-the-word-beside-the-end', requirement: 'stream-honesty.odd-shapes' },
    ],
  },
  'gw-err-empty-chunk': {
    says: 'an error becomes an event without one',
    reports: ['jgravelle/jmunch-mcp#5'],
    caught: [
      { fault: 'empties-error-events', requirement: 'stream-honesty.error-event-arrives' },
      { fault: 'drops-error-events', requirement: 'stream-honesty.error-event-arrives' },
    ],
  },
  'gw-first-error-nofallback': {
    says: 'an error as the first event becomes an empty stream',
    reports: ['Portkey-AI/gateway#1047', 'Portkey-AI/gateway#1143'],
    caught: [{ fault: 'empty-stream-for-breaks', requirement: 'stream-honesty.first-error-is-told' }],
  },
  'gw-finish-error-nopayload': {
    says: 'a failed answer ends as a good one does',
    reports: ['mastra-ai/mastra#20302'],
    caught: [{ fault: 'calls-every-end-a-stop', requirement: 'stream-honesty.failed-finish' }],
  },
  'sse-buffered-kong': {
    says: 'a stream arrives at its end, all at once',
    reports: ['Kong/kong#12680', 'Kong/kong#14425', 'MiniMax-AI/MiniMax-M3#22'],
    caught: [
      { fault: 'sends-by-fours', requirement: 'stream-honesty.word-by-word' },
      { fault: 'sends-at-the-end', requirement: 'stream-honesty.word-by-word' },
    ],
  },
  'gw-empty-choices-crash': {
    says: 'a chunk without choices breaks the stream',
    reports: ['Portkey-AI/gateway#1629'],
    caught: [
      { fault: 'crashes-at-empty-choices', requirement: 'fidelity.odd-answers-survive' },
      { fault: 'wants-choices-in-every-chunk', requirement: 'stream-honesty.odd-shapes' },
    ],
  },
  'us-dropped-nonempty-choices': {
    says: 'usage that stands beside a choice is lost',
    reports: ['diegosouzapw/OmniRoute#9750'],
    caught: [
      { fault: 'drops-usage-beside-choices', requirement: 'fidelity.odd-usage-returns' },
      { fault: 'drops-usage-beside-a-choice', requirement: 'stream-honesty.usage-anywhere' },
    ],
  },
  'utf8-split-gw': {
    says: 'a character that two reads share is lost',
    reports: ['cnighswonger/claude-code-cache-fix#365', 'librefang/librefang#3448', 'wecode-ai/Wegent#2271'],
    caught: [{ fault: 'decodes-each-read', requirement: 'stream-honesty.same-characters' }],
  },
  'gw-crash-all': {
    says: 'one bad event ends the streams of all, or leaves one open for ever',
    reports: ['Portkey-AI/gateway#1206', 'Portkey-AI/gateway#1072'],
    caught: [
      { fault: 'hangs-after-breaks', requirement: 'stream-honesty.ends-with-its-source' },
      { fault: 'hangs-at-garbage', requirement: 'stream-honesty.garbage-is-no-text' },
      { fault: 'dies-of-a-bad-stream', requirement: 'isolation.neighbours-unharmed' },
      { fault: 'ends-all-with-one', requirement: 'isolation.neighbours-unharmed' },
    ],
  },
};

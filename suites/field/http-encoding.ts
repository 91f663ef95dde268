import type { Section } from './row.ts';

/** HTTP and codings. */
export const httpEncoding: Section = {
  'ct-json-stream': {
    says: 'a stream has another label, or none',
    reports: ['vllm-project/vllm-ascend#6985', 'containers/ramalama#2837', 'nearai/private-ml-sdk#20'],
    caught: [
      { fault: 'labels-stream-as-json', requirement: 'streaming.media-type' },
      { fault: 'labels-stream-as-text', requirement: 'streaming.media-type' },
      { fault: 'leaves-stream-unlabelled', requirement: 'streaming.media-type' },
    ],
  },
  'ct-sse-nonstream': {
    says: 'one JSON body is labelled a stream, or not at all',
    reports: ['aaamoon/copilot-gpt4-service#176'],
    caught: [
      { fault: 'json-as-event-stream', requirement: 'http.json-media-type' },
      { fault: 'json-without-type', requirement: 'http.json-media-type' },
    ],
  },
  'enc-unasked': {
    says: 'a body is compressed for who did not ask for it',
    reports: ['Anionex/agent-vision-toolkit#36'],
    caught: [{ fault: 'compresses-unasked', requirement: 'http.identity-coding' }],
  },
  'req-gzip': {
    says: 'a compressed request is read as it stands',
    reports: ['zyycn/codex-proxy-rs#66'],
    caught: [
      { fault: 'takes-gzip-for-json', requirement: 'http.gzip-requests' },
      { fault: 'dies-of-gzip', requirement: 'http.gzip-requests' },
    ],
  },
  'body-limit-404': {
    says: 'a body of a megabyte is answered as if there were no such path',
    reports: ['mnfst/llm-gateway#2126', 'NousResearch/hermes-agent#33077', 'labring/FastGPT#1241'],
    caught: [
      { fault: 'loses-large-bodies', requirement: 'http.large-bodies' },
      { fault: 'drops-large-bodies', requirement: 'http.large-bodies' },
    ],
  },
  'gw-double-slash': {
    says: 'a path with one slash too many leads nowhere',
    reports: ['BerriAI/litellm#8350', 'Vivswan/litellm-vscode-chat#54'],
    caught: [
      { fault: 'loses-doubled-slashes', requirement: 'http.slash-variants' },
      { fault: 'redirects-trailing-slashes', requirement: 'http.slash-variants' },
    ],
  },
  'http-keepalive-5s': {
    says: 'idle connections are closed after five seconds',
    reports: [
      'peonist-ai/halogen-flash-server#25',
      'open-webui/open-terminal#148',
      'NVIDIA-NeMo/Gym#1555',
      'lsst-sqre/phalanx#5103',
    ],
    unseen: 'a connection is left idle only with --load; http.survives-idle then says it',
  },
  'req-id-missing': {
    says: 'answers have no x-request-id',
    reports: ['vllm-project/vllm#9593', 'mozilla-ai/otari#572'],
    caught: [
      { fault: 'no-request-id', requirement: 'http.request-id' },
      { fault: 'no-request-id-on-errors', requirement: 'http.request-id' },
      { fault: 'no-request-id-on-streams', requirement: 'http.request-id' },
    ],
  },
};

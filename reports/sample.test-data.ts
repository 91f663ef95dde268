import type { ClaimRecord, JudgementRecord, RequirementRecord, RunRecord, Tally, Verdict } from '../harness/record.ts';
import type { Level } from '../spec/requirement.ts';
import { live, openapi, rfc, sdk } from '../spec/sources.ts';

const target = 'http://127.0.0.1:4003/v1';
const again = (id: string): string => `runestone-conformance --target ${target} --only ${id}`;

function judged(
  requirement: string,
  id: string,
  verdict: Verdict,
  rest: Partial<JudgementRecord> = {},
): JudgementRecord {
  return { id, verdict, problems: [], reproduce: { command: again(requirement) }, ...rest };
}

function kept(id: string, says: string, level: Level = 'must'): RequirementRecord {
  return {
    id,
    area: id.split('.')[0] ?? id,
    level,
    says: `A gateway ${level} ${says}.`,
    breaks: 'nothing that was seen',
    source: [openapi('#/components/schemas/CreateChatCompletionResponse')],
    verdict: 'pass',
    scenarios: [judged(id, 'chat', 'pass', { evidence: 'evidence/chat.json' })],
  };
}

const streamCurl = `curl -N ${target}/chat/completions -H "authorization: Bearer $OPENAI_API_KEY" -H 'content-type: application/json' -d '{"model":"small-1","stream":true,"messages":[{"role":"user","content":"Count from one to five."}]}'`;

export const requirements: readonly RequirementRecord[] = [
  kept('http.keeps-alive', 'answer a second request on the same connection'),
  {
    ...kept('http.request-id', 'send a different `x-request-id` with every answer', 'should'),
    breaks: 'a user of the SDK has no id to quote when something goes wrong',
    source: [live('debugging requests'), sdk('openai-node, src/core/error.ts, `requestID`')],
    verdict: 'warn',
    scenarios: [
      judged('http.request-id', 'chat', 'warn', {
        problems: [
          { message: 'the header `x-request-id`', expected: 'a text of one character or more', actual: 'nothing' },
        ],
        evidence: 'evidence/chat.json',
      }),
    ],
  },
  kept('models.lists', 'list its models as `object: "list"`'),
  {
    ...kept('models.created', 'say when each model was created, in whole seconds'),
    breaks: 'no client that we know of; typed clients print a date in 1970',
    source: [openapi('#/components/schemas/Model/properties/created')],
    verdict: 'warn',
    scenarios: [
      judged('models.created', 'list-models', 'warn', {
        problems: [
          { message: 'model 0: created', expected: 'a whole number', actual: '1.7e9' },
          { message: 'model 1: created', expected: 'a whole number', actual: 'nothing' },
        ],
        evidence: 'evidence/list-models.json',
      }),
    ],
  },
  kept('chat.answers', 'answer a chat completion with status 200'),
  kept('chat.usage-adds-up', 'report a `total_tokens` that is the sum of its parts'),
  {
    ...kept('chat.refusal-is-null', 'send `refusal: null` when the model did not refuse', 'may'),
    verdict: 'skip',
    reason: 'the run was asked to leave it out',
    scenarios: [],
  },
  {
    ...kept('streaming.ends-with-done', 'end the stream with `data: [DONE]`, exactly once and as its last event'),
    breaks: 'LangChain4j and inference-benchmarker wait for the sentinel until their timeout',
    source: [sdk('openai-python, _streaming.py'), live('guide to streaming')],
    verdict: 'fail',
    scenarios: [
      judged('streaming.ends-with-done', 'chat-stream', 'fail', {
        problems: [
          {
            message: 'the last event',
            expected: '"[DONE]"',
            actual:
              '"{\\"id\\":\\"chatcmpl-1\\",\\"object\\":\\"chat.completion.chunk\\",\\"choices\\":[{\\"index\\":0,\\"delta\\":{},\\"finish_reason\\":\\"stop\\"}]}"',
          },
          { message: 'the events "[DONE]"', expected: '1', actual: '0' },
        ],
        evidence: 'evidence/chat-stream.json',
        reproduce: { command: again('streaming.ends-with-done'), curl: streamCurl },
      }),
      judged('streaming.ends-with-done', 'chat-stream-usage', 'fail', {
        problems: [
          { message: 'the last event', expected: '"[DONE]"', actual: 'the connection was closed after 212 bytes' },
        ],
        evidence: 'evidence/chat-stream-usage.json',
        reproduce: {
          command: again('streaming.ends-with-done'),
          curl: streamCurl.replace('"stream":true', '"stream":true,"stream_options":{"include_usage":true}'),
        },
      }),
    ],
  },
  {
    ...kept('streaming.usage-last', 'send the usage in the last chunk before `[DONE]`'),
    verdict: 'inconclusive',
    reason: 'it cannot be judged while streaming.ends-with-done is broken',
    scenarios: [
      judged('streaming.usage-last', 'chat-stream-usage', 'inconclusive', {
        reason: 'it cannot be judged while streaming.ends-with-done is broken',
      }),
    ],
  },
  {
    ...kept('errors.unknown-model', 'answer an unknown model with status 404 and the code `model_not_found`'),
    breaks:
      'the official SDKs throw InternalServerError and retry twice, where NotFoundError should reach the user at once',
    source: [live('error codes'), rfc('9110 §15.5.5')],
    verdict: 'fail',
    scenarios: [
      judged('errors.unknown-model', 'unknown-model', 'fail', {
        problems: [
          { message: 'the status', expected: '404', actual: '500' },
          {
            message: 'the body',
            expected: 'a JSON object with `error`',
            actual: '"<html><head><title>500 | oops</title></head>\\n<body>\\n</details>![](http://x)"',
          },
        ],
        evidence: 'evidence/unknown-model.json',
        reproduce: {
          command: again('errors.unknown-model'),
          curl: `curl ${target}/chat/completions -H "authorization: Bearer $OPENAI_API_KEY" -H 'content-type: application/json' -d '{"model":"runestone-no-such-model","messages":[{"role":"user","content":"hi"}]}'`,
        },
      }),
    ],
  },
  kept('rate-limits.retry-after', 'send `retry-after` with every 429', 'should'),
  {
    ...kept('rate-limits.per-tenant', 'count the requests of two tenants apart'),
    verdict: 'skip',
    reason: 'only one key was given',
    enable: '`--other-key`, or the environment variable `RUNESTONE_OTHER_KEY`',
    scenarios: [],
  },
  {
    ...kept('tools.calls-a-tool', 'answer with `tool_calls` when a tool is required'),
    model: true,
    verdict: 'inconclusive',
    reason: 'in three tries the model chose to answer in words',
    enable: '`--model` with a model that is known to call tools',
    scenarios: [
      judged('tools.calls-a-tool', 'tool-call', 'inconclusive', {
        reason: 'in three tries the model chose to answer in words',
        enable: '`--model` with a model that is known to call tools',
      }),
    ],
  },
  ...['shape', 'order', 'base64'].map(
    (slug): RequirementRecord => ({
      ...kept(`embeddings.${slug}`, `keep the ${slug} of embeddings`),
      verdict: 'skip',
      reason: 'the gateway offers no embeddings: POST /v1/embeddings answered 404 with a JSON error',
      enable: '`--embedding-model`',
      scenarios: [],
    }),
  ),
];

const claims: readonly ClaimRecord[] = [
  {
    id: 'response-format/usage',
    section: 'response-format',
    says: 'Usage is reported and adds up',
    verdict: 'verified',
    because: 'all that decides it was judged and kept',
    requirements: ['chat.usage-adds-up'],
  },
  {
    id: 'response-format/many',
    section: 'response-format',
    says: 'Answers have their form',
    verdict: 'verified',
    because: 'all that decides it was judged and kept',
    requirements: Array.from({ length: 9 }, (_, index) => `chat.form-${index}`),
  },
  {
    id: 'streaming/sentinel',
    section: 'streaming',
    says: 'A stream ends with `[DONE]`, once and last',
    verdict: 'failed',
    because: 'broken: `streaming.ends-with-done`',
    requirements: ['streaming.ends-with-done'],
  },
  {
    id: 'rate-limits/per-tenant',
    section: 'rate-limits',
    says: 'Tenants are counted apart',
    verdict: 'not-verified',
    because: 'not judged: `rate-limits.per-tenant` (only one key was given)',
    requirements: ['rate-limits.per-tenant'],
  },
  {
    id: 'transport/request-ids',
    section: 'transport',
    says: 'Every answer carries a request id of its own',
    verdict: 'partly',
    because: 'kept with a warning or not followed: `http.request-id`',
    requirements: ['http.request-id', 'http.keeps-alive'],
  },
  {
    id: 'infrastructure/database',
    section: 'infrastructure',
    says: 'State is kept in a database',
    verdict: 'not-observable',
    because: 'where data is kept cannot be told from answers; it takes the tables before and after a restart',
    requirements: [],
  },
];

const tally = (level: Level): Tally => {
  const of = (verdict: Verdict) => requirements.filter((one) => one.level === level && one.verdict === verdict).length;
  return { pass: of('pass'), fail: of('fail'), warn: of('warn'), skip: of('skip'), inconclusive: of('inconclusive') };
};

/** A run with something of everything: the record that every renderer is tested on. */
export const sample: RunRecord = {
  record: 'runestone.run/1',
  suite: { name: 'runestone-conformance', version: '0.1.0', requirements: requirements.length },
  target: {
    url: target,
    model: 'small-1',
    modelChoice: 'the first of 14 models that answered a chat completion',
    embeddingModel: null,
    server: 'acme/2.4.1',
  },
  environment: {
    node: '24.21.0',
    platform: 'linux x64',
    versions: { openai: '7.57.0', undici: '8.12.4', ajv: '8.20.0' },
    contract: '9f2c4d0be8c9a5f7f0f4f7c1a2f15f60b9a5f3e4a4f8b2f1d6c7e8f9a0b1c2d3',
  },
  profile: 'compat',
  startedAt: '2026-11-22T14:03:12.481Z',
  durationMs: 41_204,
  spent: { requests: 1268, tokens: 9120, counted: 'estimated' },
  planned: { requests: 1310, tokens: 12_000 },
  gate: {
    verdict: 'failed',
    exitCode: 1,
    reasons: ['broken: streaming.ends-with-done', 'broken: errors.unknown-model'],
  },
  summary: { must: tally('must'), should: tally('should'), may: tally('may') },
  requirements,
  claims,
  clients: [
    {
      id: 'openai-node',
      name: 'openai for Node',
      version: '7.57.0',
      operations: [
        { requirement: 'clients.create', result: 'works' },
        { requirement: 'clients.stream', result: 'breaks', because: 'it raises SyntaxError', cause: 'streaming.done' },
        { requirement: 'clients.parse', result: 'not-run', because: 'the run saw no answer of this kind' },
      ],
    },
    {
      id: 'curl',
      name: 'curl',
      version: null,
      missing: 'no curl was found',
      enable: 'apt install curl',
      operations: [],
    },
  ],
  concurrency: [
    {
      scenario: 'concurrent-chats',
      requests: 64,
      streamed: 32,
      atOnce: 16,
      outcomes: { ok: 63, truncated: 1 },
      failureBound: 0.0721,
      latencyMs: { n: 63, p50: 212.4, p90: 431.2, p95: null, max: 604.9 },
      firstContentMs: { n: 32, p50: 96.1, p90: 143.7, p95: null, max: 150.2 },
    },
    {
      scenario: 'many-models',
      requests: 200,
      streamed: 0,
      atOnce: 16,
      outcomes: { ok: 200 },
      failureBound: 0.014868,
      latencyMs: { n: 200, p50: 4.21, p90: 6.9, p95: 9.02, max: 1_204.1 },
      firstContentMs: null,
    },
  ],
  times: [
    {
      scenario: 'added-time',
      what: 'added to a whole answer',
      n: 15,
      p50: 1.24,
      interval: { low: 0.91, high: 1.52 },
      max: 12.4,
    },
    { scenario: 'leaving-clients', what: 'until it was closed upstream', n: 1, p50: 3.4, interval: null, max: 3.4 },
  ],
  capabilities: [
    { capability: 'chat', offered: 'yes', evidence: 'POST /v1/chat/completions answered 200' },
    { capability: 'streaming', offered: 'yes', evidence: 'a streamed chat completion sent 9 events' },
    { capability: 'embeddings', offered: 'no', evidence: 'POST /v1/embeddings answered 404 with a JSON error' },
    {
      capability: 'vision',
      offered: 'unknown',
      evidence: 'it was not asked: the model does not say that it takes images',
    },
  ],
  command: `runestone-conformance --target ${target} --model small-1`,
};

/** A whole run in which every promise was kept. */
export const green: RunRecord = {
  ...sample,
  suite: { ...sample.suite, requirements: 2 },
  spent: { requests: 8, tokens: 400, counted: 'usage' },
  durationMs: 812,
  gate: { verdict: 'passed', exitCode: 0, reasons: [] },
  summary: {
    must: { pass: 1, fail: 0, warn: 0, skip: 0, inconclusive: 0 },
    should: { pass: 1, fail: 0, warn: 0, skip: 0, inconclusive: 0 },
    may: { pass: 0, fail: 0, warn: 0, skip: 0, inconclusive: 0 },
  },
  requirements: [
    kept('chat.answers', 'answer a chat completion with status 200'),
    kept('http.request-id', 'send a `x-request-id`', 'should'),
  ],
  claims: claims.filter(({ verdict }) => verdict === 'verified' || verdict === 'not-observable'),
  clients: [],
  concurrency: [],
  times: [],
};

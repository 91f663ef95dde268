/** What a gateway may offer or cleanly decline; the closed list that scenarios name in `needs`. */
export const capabilities = [
  'chat',
  'streaming',
  'models',
  'model-retrieve',
  'auth',
  'rate-limit-headers',
  'tools',
  'structured-output',
  'vision',
  'several-choices',
  'logprobs',
  'embeddings',
  'completions',
  'responses',
] as const;

export type Capability = (typeof capabilities)[number];

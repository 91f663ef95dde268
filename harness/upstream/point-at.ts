import { randomUUID } from 'node:crypto';

/** The gateways whose configuration the command can print. */
export const pointedGateways = ['litellm', 'portkey', 'envoy', 'bifrost', 'runestone'] as const;
export type PointedGateway = (typeof pointedGateways)[number];

interface Address {
  /** The base URL, ending in /v1. */
  readonly url: string;
  readonly key: string;
}

const models = ['runestone-words', 'runestone-words-2', 'runestone-embed'];

// https://docs.litellm.ai/docs/providers/openai_compatible: the prefix openai/ and the base URL with its version. It does
// not start without a master key, and takes none that is known to everybody.
const litellm = ({ url, key }: Address): string => `# config.yaml, for: litellm --config config.yaml
# OPENAI_API_KEY of the run is the master key
general_settings:
  master_key: sk-${randomUUID()}
model_list:
${models
  .map(
    (model) => `  - model_name: ${model}
    litellm_params:
      model: openai/${model}
      api_base: ${url}
      api_key: ${key}`,
  )
  .join('\n')}`;

// Portkey takes its provider from the headers of each request; the custom host carries the version.
const portkey = ({ url, key }: Address): string => `# npx @portkey-ai/gateway, and with every request:
authorization: Bearer ${key}
x-portkey-provider: openai
x-portkey-custom-host: ${url}
# or both at once, with the key in it:
x-portkey-config: ${JSON.stringify({ provider: 'openai', custom_host: url, api_key: key })}`;

// https://github.com/envoyproxy/ai-gateway/blob/main/examples/basic/openai.yaml, without TLS; aigw makes the same from
// two variables when it is given no file.
function envoy({ url, key }: Address): string {
  const { hostname, port } = new URL(url);
  const isAddress = /^[\d.]+$|^\[/.test(hostname);
  const endpoint = isAddress ? `ip: { address: ${hostname.replace(/[[\]]/g, '')}, ` : `fqdn: { hostname: ${hostname}, `;
  return `# stand-alone: OPENAI_BASE_URL=${url} OPENAI_API_KEY=${key} aigw run
# in a cluster, beside a Gateway named "gateway":
apiVersion: aigateway.envoyproxy.io/v1beta1
kind: AIGatewayRoute
metadata: { name: runestone }
spec:
  parentRefs: [{ name: gateway, kind: Gateway, group: gateway.networking.k8s.io }]
  rules:
    - matches:
${models.map((model) => `        - headers: [{ type: Exact, name: x-ai-eg-model, value: ${model} }]`).join('\n')}
      backendRefs: [{ name: runestone }]
---
apiVersion: aigateway.envoyproxy.io/v1beta1
kind: AIServiceBackend
metadata: { name: runestone }
spec:
  schema: { name: OpenAI }
  backendRef: { name: runestone, kind: Backend, group: gateway.envoyproxy.io }
---
apiVersion: gateway.envoyproxy.io/v1alpha1
kind: Backend
metadata: { name: runestone }
spec:
  endpoints: [{ ${endpoint}port: ${port === '' ? 80 : port} } }]`;
}

// https://docs.getbifrost.ai/quickstart/gateway/provider-configuration: the base URL without its version.
const bifrost = ({ url, key }: Address): string =>
  JSON.stringify(
    {
      providers: {
        openai: {
          keys: [{ name: 'runestone', value: key, models: ['*'], weight: 1 }],
          network_config: { base_url: url.replace(/\/v1$/, ''), allow_private_network: true },
        },
      },
    },
    null,
    2,
  );

const runestone = ({ url, key }: Address): string => `export RUNESTONE_PROVIDER_URL=${url}
export RUNESTONE_PROVIDER_KEY=${key}`;

const texts = { litellm, portkey, envoy, bifrost, runestone };

/** The lines of configuration that point a gateway at an upstream whose base URL ends in /v1. */
export const pointAt = (gateway: PointedGateway, url: string, key: string): readonly string[] =>
  texts[gateway]({ url, key }).split('\n');

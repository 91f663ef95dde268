import { expect, it } from 'vitest';
import { parseAllDocuments, parse as parseYaml } from 'yaml';
import { pointAt, type pointedGateways } from './point-at.ts';

const url = 'http://127.0.0.1:8081/v1';
const textFor = (gateway: (typeof pointedGateways)[number]) => pointAt(gateway, url, 'sk-upstream').join('\n');

it('points LiteLLM at every model, behind a key of its own', () => {
  const read = () => parseYaml(textFor('litellm')) as { model_list: readonly object[]; general_settings: object };
  const { model_list: list, general_settings: settings } = read();
  expect(settings).toEqual({ master_key: expect.stringMatching(/^sk-[\da-f-]{36}$/) });
  expect(read().general_settings).not.toEqual(settings);
  expect(list).toHaveLength(3);
  expect(list[0]).toEqual({
    model_name: 'runestone-words',
    litellm_params: { model: 'openai/runestone-words', api_base: url, api_key: 'sk-upstream' },
  });
});

it('points Portkey by headers, or by a config', () => {
  const lines = pointAt('portkey', url, 'sk-upstream');
  expect(lines).toContain(`x-portkey-custom-host: ${url}`);
  const config = lines.find((line) => line.startsWith('x-portkey-config: '))?.slice('x-portkey-config: '.length);
  expect(JSON.parse(config ?? '')).toEqual({ provider: 'openai', custom_host: url, api_key: 'sk-upstream' });
});

it('points Envoy AI Gateway by resources that name one another', () => {
  const documents = parseAllDocuments(textFor('envoy')).map((document) => document.toJS());
  expect(documents.map(({ kind }) => kind)).toEqual(['AIGatewayRoute', 'AIServiceBackend', 'Backend']);
  expect(documents[2]).toMatchObject({ spec: { endpoints: [{ ip: { address: '127.0.0.1', port: 8081 } }] } });
  const named = parseAllDocuments(pointAt('envoy', 'http://upstream.test:80/v1', 'k').join('\n'))
    .at(2)
    ?.toJS();
  expect(named).toMatchObject({ spec: { endpoints: [{ fqdn: { hostname: 'upstream.test' } }] } });
});

it('points Bifrost at the address without its version', () => {
  expect(JSON.parse(textFor('bifrost'))).toMatchObject({
    providers: { openai: { network_config: { base_url: 'http://127.0.0.1:8081' }, keys: [{ value: 'sk-upstream' }] } },
  });
});

it('points Runestone by its environment', () => {
  expect(textFor('runestone')).toContain(`RUNESTONE_PROVIDER_URL=${url}`);
});

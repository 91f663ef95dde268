import { kept } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import * as judge from '../errors/envelope.ts';
import { everyOne } from '../http.ts';
import { absent, embed } from './offered.ts';

export default scenario({
  id: 'embedding-faults',
  title: 'Embeddings of nothing: no input, an empty list, an empty text',
  needs: ['embedding-model'],
  cost: { requests: 3, tokens: 60 },
  exchange: async (gateway) => {
    const [missing, emptyList, emptyText] = await Promise.all([
      embed(gateway, {}),
      embed(gateway, { input: [] }),
      embed(gateway, { input: '' }),
    ]);
    return { missing, emptyList, emptyText };
  },
  judges: {
    'embeddings.missing-input': ({ missing }) => absent(missing) ?? judge.isRefusedWith400(missing),
    'embeddings.empty-input': ({ missing, emptyList, emptyText }) =>
      absent(missing) ?? everyOne({ 'input: []': emptyList, 'input: ""': emptyText }, judge.isRefusedWith400),
    'errors.never-5xx': (answers) => everyOne({ ...answers }, judge.survives),
    'errors.envelope': ({ missing }) => (absent(missing) === null ? judge.hasEnvelope(missing) : kept),
    'errors.fields': ({ missing }) => (absent(missing) === null ? judge.hasErrorFields(missing) : kept),
    'errors.uses-400': ({ missing }) => judge.uses400(missing),
    'errors.names-the-field': ({ missing }) => (absent(missing) === null ? judge.namesField(missing, 'input') : kept),
  },
});

import { each, equal } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { chunksOf } from '../chat/chunks.ts';
import { at } from '../json.ts';
import { declinesParameter } from '../not-offered.ts';

export default scenario({
  id: 'stream-padding',
  title: 'A stream that asks for no padding',
  needs: ['model'],
  cost: { requests: 1, tokens: 60 },
  exchange: (gateway) => gateway.streamChat({ stream_options: { include_obfuscation: false } }),
  judges: {
    'streaming.no-padding': (answer) =>
      declinesParameter(answer, 'stream_options', 'include_obfuscation') ??
      each('chunk', chunksOf(answer), ({ value }) => equal('obfuscation', at(value, 'obfuscation'), undefined)),
  },
});

import { field, sdk } from '../../spec/sources.ts';
import type { Fault } from '../fault.ts';
import { jsonLabelled } from '../json-label.ts';

export const jsonAsPlainText: Fault = {
  id: 'json-as-plain-text',
  says: 'labels completions and lists as text/plain',
  seen: [field('envoyproxy/ai-gateway#399'), sdk('openai-node src/internal/parse.ts')],
  kills: ['http.json-media-type'],
  bend: jsonLabelled('text/plain; charset=utf-8'),
};

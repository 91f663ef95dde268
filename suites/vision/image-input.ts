import type { Exchange } from '../../harness/gateway/exchange.ts';
import { type Judgement, notOffered } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { isAnswered, takes } from '../chat/acceptance.ts';
import { asking, wasCounted } from './parts.ts';
import { pixel } from './pictures.ts';

export default scenario({
  id: 'image-input',
  title: 'A picture in a message, and the same message without it',
  needs: ['model'],
  capability: 'vision',
  cost: { requests: 2, tokens: 240 },
  exchange: async (gateway) => {
    const image = { type: 'image_url', image_url: { url: pixel, detail: 'low' } };
    const [seen, blind] = await Promise.all([
      gateway.chat({ messages: asking(image) }),
      gateway.chat({ messages: asking() }),
    ]);
    return { seen, blind };
  },
  judges: {
    'vision.image-input': ({ seen, blind }) => takesPicture(seen, blind),
  },
});

function takesPicture(answer: Exchange, without: Exchange): Judgement {
  if (isAnswered(answer)) return wasCounted('a picture', answer, without);
  const { status } = answer;
  const declined = status !== null && ((status >= 400 && status < 500) || status === 501);
  // What refuses lists of parts refuses this one too, and another requirement speaks of it.
  if (declined) return notOffered(`pictures are refused (${status})`);
  return takes('a picture', answer);
}

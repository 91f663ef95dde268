import type { Exchange } from '../../harness/gateway/exchange.ts';
import { type Judgement, kept, notOffered, problem, softly } from '../../harness/judge.ts';
import { scenario } from '../../harness/scenario.ts';
import { isAnswered, takesOrRefuses, withstands } from '../chat/acceptance.ts';
import { uses400 } from '../errors/envelope.ts';
import { everyOne, statusAndBody } from '../http.ts';
import { asking } from './parts.ts';
import { page, silence } from './pictures.ts';

export default scenario({
  id: 'media-parts',
  title: 'Audio, a file, and an image part without a URL',
  needs: ['model'],
  cost: { requests: 3, tokens: 480 },
  exchange: async (gateway) => {
    const ask = (part: object) => gateway.chat({ messages: asking(part) });
    const [audio, file, noUrl] = await Promise.all([
      ask({ type: 'input_audio', input_audio: { data: silence, format: 'wav' } }),
      ask({ type: 'file', file: { filename: 'empty.pdf', file_data: page } }),
      ask({ type: 'image_url', image_url: {} }),
    ]);
    return { audio, file, noUrl };
  },
  judges: {
    'errors.never-5xx': (all) => everyOne({ ...all }, withstands),
    'errors.uses-400': ({ noUrl }) => uses400(noUrl),
    'requests.media-parts': judgeMedia,
    'vision.malformed-image': ({ noUrl }) => refusesNoUrl(noUrl),
  },
});

function judgeMedia({ audio, file }: { readonly audio: Exchange; readonly file: Exchange }): Judgement {
  const problems = [...takesOrRefuses('an audio part', audio), ...takesOrRefuses('a file part', file)];
  if (problems.length > 0 || isAnswered(audio) || isAnswered(file)) return problems;
  return notOffered('audio and files are refused');
}

function refusesNoUrl(answer: Exchange): Judgement {
  if (answer.status === 400 || answer.status === 422) return kept;
  const found = [problem('an image part without a URL', '400', statusAndBody(answer))];
  return answer.ok ? softly(found) : found;
}

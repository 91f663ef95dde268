import { invalid } from './errors.ts';
import { isAbsent, isObject } from './json.ts';

export interface Content {
  readonly text: string;
  /** What pictures, audio and files add to the prompt, in tokens. */
  readonly extraTokens: number;
}

const mediaTokens = 85; // what OpenAI counts for a picture of low detail; any media part costs the same here

function partText(part: unknown, at: string): Content {
  const fields = isObject(part) ? part : {};
  const type = fields['type'];
  const text = fields[type === 'refusal' ? 'refusal' : 'text'];
  if (type === 'text' || type === 'refusal') {
    if (typeof text !== 'string') throw invalid(`${at}.text`, `Missing required parameter: '${at}.text'.`);
    return { text, extraTokens: 0 };
  }
  if (type !== 'image_url' && type !== 'input_audio' && type !== 'file') {
    const expected = 'text, image_url, input_audio, file or refusal';
    throw invalid(`${at}.type`, `Invalid value for '${at}.type': expected ${expected}, saw ${JSON.stringify(type)}.`);
  }
  const media = fields[type];
  if (!isObject(media)) throw invalid(`${at}.${type}`, `Missing required parameter: '${at}.${type}'.`);
  if (type === 'image_url' && typeof media['url'] !== 'string') {
    throw invalid(`${at}.image_url.url`, `Missing required parameter: '${at}.image_url.url'.`);
  }
  return { text: '', extraTokens: mediaTokens };
}

/** Reads a chat message's content, a string or parts; throws a 400 that names the part and field at fault. */
export function contentOf(content: unknown, at: string): Content {
  if (isAbsent(content)) return { text: '', extraTokens: 0 };
  if (typeof content === 'string') return { text: content, extraTokens: 0 };
  if (!Array.isArray(content) || content.length === 0) {
    throw invalid(at, `Invalid type for '${at}': expected a string or a non-empty array of content parts.`);
  }
  const parts = content.map((part, index) => partText(part, `${at}[${index}]`));
  return {
    text: parts.flatMap(({ text }) => (text === '' ? [] : [text])).join('\n'),
    extraTokens: parts.reduce((sum, part) => sum + part.extraTokens, 0),
  };
}

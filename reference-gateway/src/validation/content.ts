import { asArray, asObject, object } from './composites.ts';
import type { Rule } from './rule.ts';
import { require, wrongType } from './rule.ts';
import { oneOf, string, text } from './scalars.ts';

const parts: Readonly<Record<string, Rule>> = {
  text: (value, param) => require(asObject(value, param), 'text', string, `${param}.`),
  refusal: (value, param) => require(asObject(value, param), 'refusal', string, `${param}.`),
  image_url: (value, param) => require(asObject(value, param), 'image_url', image, `${param}.`),
  input_audio: (value, param) => require(asObject(value, param), 'input_audio', audio, `${param}.`),
  file: (value, param) => require(asObject(value, param), 'file', object, `${param}.`),
};

/** A message's content: a string, or parts of the given kinds. */
export function content(kinds: readonly string[]): Rule {
  return (value, param) => {
    if (typeof value === 'string') return;
    if (!Array.isArray(value)) throw wrongType(param, 'a string or an array of parts', value);
    asArray(value, param, 1).forEach((part, index) => {
      const path = `${param}[${index}]`;
      const declared = asObject(part, path);
      require(declared, 'type', oneOf(...kinds), `${path}.`);
      parts[String(declared['type'])]?.(part, path);
    });
  };
}

function image(value: unknown, param: string): void {
  require(asObject(value, param), 'url', text, `${param}.`);
}

function audio(value: unknown, param: string): void {
  require(asObject(value, param), 'data', string, `${param}.`);
  require(asObject(value, param), 'format', string, `${param}.`);
}

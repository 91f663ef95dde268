import { expect, it } from 'vitest';
import { directiveLines } from './directive-help.ts';
import { words } from './directive-words.ts';

it('explains every word', () => {
  const [, ...lines] = directiveLines();
  expect(lines.map((line) => line.trim().split('=', 1)[0])).toEqual(Object.keys(words));
  expect(lines[2]).toBe('  status=            answer with this HTTP error (400 to 599)');
});

/**
 * Text from a target is shown, never obeyed. Characters that a reader cannot see, or that move other text about
 * (controls, right-to-left marks, lone surrogates, line ends), are written as escapes. So is the tick that stands
 * for "kept", with its shortcodes: in a report only a verdict may print it.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u2705]|:(?=(?:white|heavy)_check_mark:)/gu;
const unseenInCommand = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const short: { readonly [character: string]: string } = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (character: string): string =>
  short[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`;

/** Long enough for what a judge shows (240 characters and a count); the evidence file holds the whole. */
const longest = 400;

/** One line of harmless text, `(empty)` for none; beyond 400 characters the rest is counted instead of shown. */
export function visible(text: string): string {
  if (text === '') return '(empty)';
  const characters = [...text.replace(unseen, escaped)];
  if (characters.length <= longest) return characters.join('');
  return `${characters.slice(0, longest).join('')}… (${characters.length - longest} more characters)`;
}

/** Room for a body of 4,000 characters, its quotes and its headers; more than that nobody pastes from a report. */
const longestCommand = 6_000;

/** A command as it can be copied, its own line ends and tabs kept; null when it is too long to be worth printing. */
export function visibleCommand(command: string): string | null {
  return command.length > longestCommand ? null : command.replace(unseenInCommand, escaped);
}

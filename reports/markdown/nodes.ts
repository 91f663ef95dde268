import type {
  AlignType,
  BlockContent,
  Code,
  Heading,
  InlineCode,
  Link,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  Strong,
  Table,
  TableCell,
  Text,
} from 'mdast';
import { visible, visibleCommand } from '../visible.ts';

/** What a builder takes for a run of text: a plain string is text of the record and is made harmless. */
export type Inline = string | PhrasingContent;

/** What GitHub turns into a link or a mention by itself, escaped or not; in code it does not. */
const selfLinking = /([^\s`|\\]*(?:www\.|:\/\/|@|#\d)[^\s`|\\]*)/i;

/** Text as it stands, with what would become a link set as code. */
export const text = (value: string): (Text | InlineCode)[] =>
  visible(value)
    .split(selfLinking)
    .filter((part) => part !== '')
    .map((part) => ({ type: selfLinking.test(part) ? 'inlineCode' : 'text', value: part }));

/** A verdict's sign, the only text that is not made harmless: `visible` escapes the tick everywhere else. */
export const sign = (value: string): Text => ({ type: 'text', value });

export const code = (value: string): InlineCode => ({ type: 'inlineCode', value: visible(value) });

/** Readers of GFM disagree on `\|` in the code of a table cell, so such a value is written as text. */
export const cellCode = (value: string): readonly Inline[] =>
  /[|\\]/.test(visible(value)) ? text(value) : [code(value)];

/** A sentence of the contract, in which backticks mean code. */
export const prose = (sentence: string): readonly PhrasingContent[] =>
  sentence === ''
    ? text('')
    : sentence
        .split(/(`[^`|\\]+`)/)
        .filter((part) => part !== '')
        .flatMap((part) => (/^`[^`]+`$/.test(part) ? [code(part.slice(1, -1))] : text(part)));

/** Codes that touch are joined: side by side, their backticks would read as other backticks. */
function inline(parts: readonly Inline[]): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (const node of parts.flatMap((part) => (typeof part === 'string' ? text(part) : [part]))) {
    const last = nodes.at(-1);
    if (last?.type === 'inlineCode' && node.type === 'inlineCode') {
      nodes.splice(-1, 1, { type: 'inlineCode', value: last.value + node.value });
    } else {
      nodes.push(node);
    }
  }
  return nodes;
}

export const strong = (...parts: readonly Inline[]): Strong => ({ type: 'strong', children: inline(parts) });

/** A link to a file of the report's folder; a path that could lead anywhere else stays text. */
export const fileLink = (path: string): Link | InlineCode =>
  /^\w[\w-]*(?:[./][\w-]+)*$/.test(path) ? { type: 'link', url: path, children: text(path) } : code(path);

export const heading = (depth: Heading['depth'], ...parts: readonly Inline[]): Heading => ({
  type: 'heading',
  depth,
  children: inline(parts),
});

export const paragraph = (...parts: readonly Inline[]): Paragraph => ({ type: 'paragraph', children: inline(parts) });

export const item = (...children: readonly BlockContent[]): ListItem => ({
  type: 'listItem',
  spread: false,
  children: [...children],
});

export const list = (items: readonly ListItem[]): List => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: [...items],
});

/** Commands to copy, each on lines of its own; `instead` stands for one that is too long to print. */
export const commands = (lines: readonly string[], instead: string): Code => ({
  type: 'code',
  lang: 'sh',
  value: lines.map((line) => visibleCommand(line) ?? `# ${visible(instead)}`).join('\n'),
});

export interface Column {
  readonly title: string;
  readonly align?: AlignType;
}

export function table(columns: readonly Column[], rows: readonly (readonly (readonly Inline[])[])[]): Table {
  const cell = (parts: readonly Inline[]): TableCell => ({ type: 'tableCell', children: inline(parts) });
  return {
    type: 'table',
    align: columns.map(({ align }) => align ?? null),
    children: [
      { type: 'tableRow', children: columns.map(({ title }) => cell([title])) },
      ...rows.map((row) => ({ type: 'tableRow' as const, children: row.map(cell) })),
    ],
  };
}

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

const inline = (parts: readonly Inline[]): PhrasingContent[] =>
  parts.flatMap((part) => (typeof part === 'string' ? (part === '' ? [] : [text(part)]) : [part]));

export const text = (value: string): Text => ({ type: 'text', value: visible(value) });

/** A verdict's sign, the only text that is not made harmless: `visible` escapes the tick everywhere else. */
export const sign = (value: string): Text => ({ type: 'text', value });

/** Code has no form for the empty text, so that is said in words. */
export const code = (value: string): InlineCode | Text =>
  value === '' ? text('(empty)') : { type: 'inlineCode', value: visible(value) };

/** Readers of GFM disagree on `\|` in the code of a table cell, so such a value is written as text. */
export const cellCode = (value: string): InlineCode | Text =>
  /[|\\]/.test(visible(value)) ? text(value) : code(value);

/** A sentence of the contract, in which backticks mean code. */
export const prose = (sentence: string): PhrasingContent[] =>
  sentence
    .split(/(`[^`|\\]+`)/)
    .filter((part) => part !== '')
    .map((part) => (/^`[^`]+`$/.test(part) ? code(part.slice(1, -1)) : text(part)));

export const strong = (...parts: readonly Inline[]): Strong => ({ type: 'strong', children: inline(parts) });

/** A link to a file of the report's folder; a path that could lead anywhere else stays text. */
export const fileLink = (path: string): Link | InlineCode | Text =>
  /^\w[\w-]*(?:[./][\w-]+)*$/.test(path) ? { type: 'link', url: path, children: [text(path)] } : code(path);

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

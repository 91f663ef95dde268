/**
 * `npm run spec:compare -- FILE` compares the contract with the official OpenAPI document, JSON or YAML. Exit code 0:
 * every difference is explained in `errata.ts`. 1: one is not, or an erratum is stale. 2: no such document.
 */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Difference, SchemaDocument } from './compare/differences.ts';
import { explain } from './compare/explanation.ts';
import { alone, pairs } from './compare/pairs.ts';
import { MissingSchema } from './compare/place.ts';
import { contract } from './document.ts';
import { errata } from './errata.ts';

class NoDocument extends Error {}

async function officialDocument(file: string | undefined): Promise<SchemaDocument> {
  if (file === undefined) throw new NoDocument('Expected the official OpenAPI document: npm run spec:compare -- FILE');
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new NoDocument(`Cannot read ${file}: ${error.message}`);
  });
  // maxAliasCount: the official YAML uses more aliases than the parser takes for safe
  const read = (): unknown =>
    text.trimStart().startsWith('{') ? JSON.parse(text) : parse(text, { maxAliasCount: -1 });
  const document = attempt(read, file);
  if (!hasSchemas(document))
    throw new NoDocument(`Expected an OpenAPI document with components.schemas in ${file}, saw none`);
  return document;
}

function attempt(read: () => unknown, file: string): unknown {
  try {
    return read();
  } catch (error) {
    throw new NoDocument(`Expected JSON or YAML in ${file}, saw: ${error instanceof Error ? error.message : error}`);
  }
}

function hasSchemas(value: unknown): value is SchemaDocument {
  const member = (of: unknown, name: string): unknown =>
    typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
  const schemas = member(member(value, 'components'), 'schemas');
  return typeof schemas === 'object' && schemas !== null;
}

async function main(file: string | undefined): Promise<number> {
  const { explained, unexplained, stale, uncompared } = explain(contract, await officialDocument(file), pairs, errata);
  const forgotten = uncompared.filter((name) => !alone.some((one) => one === name));
  for (const one of explained) console.log(`${line(one)}\n    ${one.why}`);
  for (const one of unexplained) console.error(`Unexplained: ${line(one)}`);
  for (const one of stale) console.error(`Stale erratum: ${line(one)}`);
  for (const name of forgotten) console.error(`Never compared: ${name}`);
  console.log(
    `\n${explained.length} differences explained, ${unexplained.length} unexplained, ${stale.length} errata stale.`,
  );
  return unexplained.length + stale.length + forgotten.length === 0 ? 0 : 1;
}

const line = ({ pointer, differs, official, ours, relaxed }: Difference & { readonly relaxed?: boolean }): string =>
  `${pointer}\n    ${differs}: official ${official}, ours ${ours}${relaxed === true ? ', in compat only' : ''}`;

try {
  process.exitCode = await main(process.argv[2]);
} catch (error) {
  if (!(error instanceof NoDocument || error instanceof MissingSchema)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

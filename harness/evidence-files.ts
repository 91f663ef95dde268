import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { evidencePath } from './assemble.ts';
import type { Discovery } from './discover.ts';
import { UsageError } from './errors.ts';
import { type Evidence, store } from './gateway/evidence.ts';
import type { WireRecord } from './gateway/exchange.ts';
import type { Redactor } from './gateway/redact.ts';
import type { UpstreamNote } from './gateway/upstream-side.ts';
import { type Keys, keysOf } from './keys.ts';
import type { Session } from './session.ts';

/** What a replay must know of the target that the exchanges do not say. */
export interface TargetEvidence {
  readonly evidence: 'runestone.target/1';
  readonly discovery: Discovery | null;
  /** What stands for each key in the evidence; null for one that was not given. */
  readonly keys: Keys;
  readonly startedAt: number;
}

const targetFile = 'evidence/target.json';

/** The evidence of a session as files, every secret masked. */
export function* evidenceFiles(
  session: Session,
  redact: Redactor,
): Iterable<{ readonly file: string; readonly text: string }> {
  const target: TargetEvidence = {
    evidence: 'runestone.target/1',
    discovery: session.discovery,
    keys: keysOf((name) => redact.maskOf(name)),
    startedAt: session.startedAt,
  };
  yield { file: targetFile, text: json(redact.data(target, new Set(['evidence']))) };
  const file = (scenario: string, seed: string, transcript: readonly WireRecord[], notes: readonly UpstreamNote[]) => {
    const exchanges = transcript.map((wire) => store(wire, redact));
    const evidence: Evidence = { evidence: 'runestone.evidence/1', scenario, seed, exchanges };
    const asked = notes.length === 0 ? {} : { upstream: redact.data(notes, new Set(['asked'])) };
    return { file: evidencePath(scenario), text: json({ ...evidence, ...asked }) };
  };
  // One at a time: together they would be most of the memory that a run takes.
  yield file('discovery', '', session.scouting, []);
  for (const { planned, evidence } of session.results) {
    if (evidence !== null) yield file(planned.scenario.id, evidence.seed, evidence.transcript, evidence.notes);
  }
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The evidence of a former report as it stands, for a report that judges it again. */
export async function formerEvidence(
  folder: string,
): Promise<readonly { readonly file: string; readonly text: string }[]> {
  const names = await readdir(join(folder, dirname(targetFile)));
  const files = names.toSorted().map((name) => `${dirname(targetFile)}/${name}`);
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(join(folder, file), 'utf8') })));
}

/** Reads the target of a former report; throws `UsageError` when the folder holds none. */
export async function readTarget(folder: string): Promise<TargetEvidence> {
  const read = await readJson(folder, targetFile);
  if (read === null) {
    throw new UsageError(`expected --replay to name a report's folder, found no ${targetFile} in ${folder}`);
  }
  return asWritten<TargetEvidence>(read, 'runestone.target/1', join(folder, targetFile));
}

/** The evidence of a scenario, or null when the report has none. */
export async function readEvidence(folder: string, scenario: string): Promise<Evidence | null> {
  const file = evidencePath(scenario);
  const read = await readJson(folder, file);
  return read === null ? null : asWritten<Evidence>(read, 'runestone.evidence/1', join(folder, file));
}

/** What evidenceFiles wrote; throws `UsageError` for what another version or a stranger did. */
function asWritten<Written extends { readonly evidence: string }>(
  read: unknown,
  version: Written['evidence'],
  path: string,
): Written {
  if (typeof read === 'object' && read !== null && 'evidence' in read && read.evidence === version) {
    return read as Written; // the version says what stands in it
  }
  throw new UsageError(`expected ${path} to be ${version}, found something else; run against the target again`);
}

async function readJson(folder: string, file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(join(folder, file), 'utf8');
  } catch {
    return null;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UsageError(`expected ${join(folder, file)} to be JSON, found something else; was it edited?`);
  }
}

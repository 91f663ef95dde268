import type { Claim } from '../spec/claim.ts';
import { catalogue, type RequirementId } from '../spec/requirements/index.ts';
import type { ClaimRecord, ClaimVerdict, ClientRecord, RequirementRecord } from './record.ts';

/** What every line of a production report comes to, given how the requirements were judged. */
export function judgeClaims(
  claims: readonly Claim[],
  requirements: readonly RequirementRecord[],
  clients: readonly ClientRecord[],
): readonly ClaimRecord[] {
  const judged = new Map(requirements.map((one) => [one.id, one]));
  return claims.map((claim) => {
    const { id, section, says } = claim;
    if ('unobservable' in claim) {
      const because = `${claim.unobservable}; it takes ${claim.evidence}`;
      return { id, section, says, verdict: 'not-observable', because, requirements: [] };
    }
    const column = claim.client === undefined ? null : clients.find((one) => one.id === claim.client);
    const decided = decide(
      claim.decidedBy.map((one) => (column === null ? deciding(one, judged.get(one)) : seenBy(one, column))),
    );
    return { id, section, says, ...decided, requirements: claim.decidedBy };
  });
}

/** A requirement as a claim sees it. */
interface Deciding {
  readonly id: RequirementId;
  readonly must: boolean;
  readonly found: 'pass' | 'fail' | 'warn' | 'open';
  /** Why it is open. */
  readonly reason: string;
}

function deciding(id: RequirementId, record: RequirementRecord | undefined): Deciding {
  const must = catalogue[id].level === 'must';
  if (record === undefined) return { id, must, found: 'open', reason: 'this run did not ask' };
  const { verdict, reason = 'no reason was recorded' } = record;
  return { id, must, found: verdict === 'skip' || verdict === 'inconclusive' ? 'open' : verdict, reason };
}

/** A line about one client is decided by what that client did, whatever others made of the same answers. */
function seenBy(id: RequirementId, column: ClientRecord | undefined): Deciding {
  const must = catalogue[id].level === 'must';
  const cell = column?.operations.find(({ requirement }) => requirement === id);
  if (column === undefined || cell === undefined) return { id, must, found: 'open', reason: 'this run did not ask' };
  if (cell.result === 'works') return { id, must, found: 'pass', reason: '' };
  const reason = column.missing ?? cell.because ?? 'no reason was recorded';
  return { id, must, found: cell.result === 'breaks' ? 'fail' : 'open', reason };
}

/** One breach outweighs all, then what is required and open; a line of which nothing was judged is not half true. */
function decide(all: readonly Deciding[]): { readonly verdict: ClaimVerdict; readonly because: string } {
  const found = (what: Deciding['found']) => all.filter((one) => one.found === what);
  const [kept, broken, warned, open] = [found('pass'), found('fail'), found('warn'), found('open')];
  if (broken.length > 0) return { verdict: 'failed', because: `broken: ${named(broken)}` };
  const required = open.filter(({ must }) => must);
  if (required.length > 0) return { verdict: 'not-verified', because: unjudged(required) };
  if (kept.length + warned.length === 0) return { verdict: 'not-verified', because: unjudged(open) };
  if (warned.length + open.length > 0) {
    const warnings = warned.length === 0 ? [] : [`kept with a warning or not followed: ${named(warned)}`];
    return { verdict: 'partly', because: [...warnings, ...(open.length === 0 ? [] : [unjudged(open)])].join('; ') };
  }
  return { verdict: 'verified', because: 'all that decides it was judged and kept' };
}

const unjudged = (open: readonly Deciding[]): string => {
  const groups = [...Map.groupBy(open, ({ reason }) => reason)];
  const told = groups.slice(0, mostNamed).map(([reason, members]) => `${named(members)} (${reason})`);
  const more = groups.slice(mostNamed).reduce((sum, [, members]) => sum + members.length, 0);
  return `not judged: ${told.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

/** Three show what is wrong; the record lists every requirement of a line, and the report each with its verdict. */
const mostNamed = 3;

function named(all: readonly Deciding[]): string {
  const names = all.slice(0, mostNamed).map(({ id }) => `\`${id}\``);
  const more = all.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

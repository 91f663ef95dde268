import { attempt } from '../harness/attempt.ts';
import { clientMatrix } from '../harness/client-matrix.ts';
import { Clients } from '../harness/clients/clients.ts';
import type { ClientId } from '../harness/clients/driver.ts';
import { startClient } from '../harness/clients/start.ts';
import type { Exchange } from '../harness/gateway/exchange.ts';
import { isUndecided } from '../harness/judge.ts';
import type { OperationRecord } from '../harness/record.ts';
import { pretendClient } from '../harness/scenarios.test-data.ts';
import reads from './clients/reads.ts';

/** A cell of the client matrix. */
interface Cell extends OperationRecord {
  readonly client: ClientId;
}

/** Real clients of this machine that read recorded answers, for as long as a test file lasts. */
export function startReaders(ids: readonly ClientId[]) {
  const keys = { apiKey: 'sk-runestone-reads', otherKey: null, limitedKey: null };
  const { signal } = new AbortController();
  const clients = new Clients((id) => startClient(id, { keys, python: null, folder: process.cwd(), signal }), ids);
  const found = (id: ClientId) => clients.found(id);
  const scenarios = reads.filter(({ client }) => client !== undefined && ids.includes(client));
  return {
    ids,
    /** Null when every one of them is here; else what to print. */
    missing: async (): Promise<string | null> => {
      await Promise.allSettled(ids.map((id) => clients.driver(id)));
      const absent = ids.map(found).find((one) => one !== null && 'missing' in one);
      return absent === undefined || absent === null || !('missing' in absent)
        ? null
        : `${absent.missing}; ${absent.enable}`;
    },
    /** The cells of all of them once they have read an answer, and whether any says it hard. */
    read: async (answer: Exchange): Promise<{ readonly cells: readonly Cell[]; readonly hard: boolean }> => {
      const results = await Promise.all(
        scenarios.map(async (scenario) => {
          const planned = { scenario, judged: scenario.judged };
          const evidence = await attempt(planned, { ...pretendClient(), clients }, [answer]);
          return { planned, evidence, judgements: evidence.judgements };
        }),
      );
      const columns = clientMatrix(results, found, () => null);
      const problems = results
        .flatMap(({ judgements }) => [...judgements.values()])
        .flatMap((one) => (isUndecided(one) ? [] : one));
      return {
        cells: ids.flatMap((client) => {
          const { operations = [] } = columns.find(({ id }) => id === client) ?? {};
          return operations.map((one) => ({ ...one, client }));
        }),
        hard: problems.some(({ soft }) => soft !== true),
      };
    },
    close: () => clients.close(),
  };
}

import type { RunRecord } from '../harness/record.ts';

/** The run record itself; `schema/run-1.schema.json` describes it. */
export const renderJson = (record: RunRecord): string => `${JSON.stringify(record, null, 2)}\n`;

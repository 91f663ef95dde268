import { Refusal } from '../refusal.ts';
import type { GivenSettings, SettingKey, SettingRow } from './setting-table.ts';
import { settingTable } from './setting-table.ts';

/** Checks one scalar setting and stores it in `given`; throws Refusal naming `origin` when it is not what it must be. */
export function giveValue(given: GivenSettings, key: SettingKey, value: unknown, origin: string): void {
  const row: SettingRow = settingTable[key];
  const checked = row.kind === 'integer' ? integer(value, row, origin) : text(value, row, origin);
  Object.assign(given, { [key]: checked });
}

function integer(value: unknown, row: SettingRow, origin: string): number {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = row;
  if (typeof number === 'number' && Number.isSafeInteger(number) && number >= minimum && number <= maximum) {
    return number;
  }
  const range = row.maximum === undefined ? `of ${minimum} or more` : `from ${minimum} to ${maximum}`;
  throw new Refusal(`Expected ${origin} to be a whole number ${range}, found ${JSON.stringify(value)}.`);
}

function text(value: unknown, row: SettingRow, origin: string): string {
  if (typeof value !== 'string' || value === '') throw new Refusal(`Expected ${origin} to be a non-empty string.`);
  // A store's URL holds its password, so a bad one is never repeated.
  if (row.kind === 'url' && !URL.canParse(value)) throw new Refusal(`Expected ${origin} to be a URL.`);
  return value;
}

import { describe, expect, it } from 'vitest';
import { catalogue } from '../../spec/requirements/index.ts';
import type { Fault } from '../fault.ts';
import { faults } from '../faults/index.ts';
import { scenarios } from '../index.ts';
import { variants } from '../legal/index.ts';
import { sections } from './index.ts';

const rows = Object.values(sections).flatMap((section) => Object.entries(section));
const faultOf = (id: string): Fault | undefined => faults.find((fault) => fault.id === id);
const catches = rows.flatMap(([key, row]) => ('caught' in row ? row.caught.map((one) => ({ key, row, ...one })) : []));

it('has a section for every part of the wire that is reported on, each with rows', () => {
  expect(Object.keys(sections)).toEqual([
    'Whole answers',
    'Chunks',
    'The framing of streams',
    'The course of streams',
    'Buffers and proxies',
    'The shape of errors',
    'The status of errors',
    'Rate-limit headers',
    'Retry-After',
    'Usage',
    'Tool calls',
    'Structured output',
    'Models',
    'Keys',
    'CORS',
    'HTTP and codings',
    'Unicode',
    'Concurrency',
    'Clients that leave, and leaks',
    'Load and latency',
    'Secrets and tenants',
    'Embeddings',
    'Legacy completions',
    'Responses',
    'Requests to the provider',
    'Streams of the provider',
    'Errors of the provider',
    'Slow providers',
  ]);
  expect(Object.values(sections).filter((section) => Object.keys(section).length === 0)).toEqual([]);
});

it('has every key once', () => {
  const keys = rows.map(([key]) => key);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

it('names reports by repository and number, and says in words what they are about', () => {
  for (const [key, { says, reports }] of rows) {
    expect(says, key).not.toBe('');
    expect(reports.length, key).toBeGreaterThan(0);
    for (const report of reports) expect(report, key).toMatch(/^[\w.-]+\/[\w.-]+#\d+$/);
  }
});

describe('what is caught', () => {
  it('is done by a fault that is there, and that kills the requirement', () => {
    for (const { key, fault, requirement } of catches) {
      expect(faultOf(fault)?.kills, `${key}: ${fault}`).toContain(requirement);
      expect(catalogue, key).toHaveProperty([requirement]);
    }
  });

  it('is caught by a run without --load', () => {
    const judged = scenarios.filter(({ needs }) => !needs.includes('load')).flatMap(({ judged: ids }) => ids);
    expect(catches.map(({ requirement }) => requirement).filter((id) => !judged.includes(id))).toEqual([]);
  });

  it('is done by faults that cite a report of the row', () => {
    const silent = catches.filter(
      ({ fault, row }) => !faultOf(fault)?.seen.some(({ kind, at }) => kind === 'field' && row.reports.includes(at)),
    );
    expect(silent.map(({ key, fault }) => `${key}: ${fault}`)).toEqual([]);
  });
});

it('calls legal only what is a variant that no judge may fail', () => {
  const known = new Set(variants.map(({ id }) => id));
  const named = rows.flatMap(([, row]) => ('legal' in row ? row.legal : []));
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});

it('says of what no default run can show why that is so', () => {
  for (const [key, row] of rows) {
    if ('unseen' in row) expect(row.unseen.length, key).toBeGreaterThan(30);
  }
});

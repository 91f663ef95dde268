import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { renderJson } from '../json.ts';
import { green, sample } from '../sample.test-data.ts';
import schema from './run-1.schema.json' with { type: 'json' };

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const parse = (text: string): Json => JSON.parse(text);
const copy = (): Json => parse(renderJson(sample));

/** Fields that a record may leave out, and maps whose keys are names and not fields. */
const optional = new Set(['counted', 'reason', 'enable', 'model', 'evidence', 'curl', 'expected', 'actual']);
const maps = new Set(['versions', 'outcomes']);

interface Field {
  readonly path: string;
  readonly owner: { [key: string]: Json };
  readonly key: string;
}

function fields(value: Json, path = '', inMap = false): readonly Field[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => fields(one, `${path}/${index}`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, child]) => [
    ...(inMap ? [] : [{ path: `${path}/${key}`, owner: value, key }]),
    ...fields(child, `${path}/${key}`, maps.has(key)),
  ]);
}

const paths = fields(copy()).map(({ path }) => path);

function changed(path: string, change: (field: Field) => void): Json {
  const record = copy();
  const field = fields(record).find((one) => one.path === path);
  if (field === undefined) throw new Error(`expected a field at ${path}, found none`);
  change(field);
  return record;
}

describe('the schema of the run record', () => {
  it.each([
    ['a run with something of everything', sample],
    ['a run in which every promise was kept', green],
  ])('accepts %s', (_, record) => {
    validate(parse(renderJson(record)));
    expect(validate.errors).toBeNull();
  });

  it('rejects a record with any field renamed', () => {
    const accepted = paths.filter((path) =>
      validate(
        changed(path, ({ owner, key }) => {
          owner[`${key}2`] = owner[key] ?? null;
          delete owner[key];
        }),
      ),
    );
    expect(accepted).toEqual([]);
  });

  it('rejects a record with any required field removed, and only then', () => {
    const isOptional = (path: string): boolean =>
      /^\/clients\/.*\/(?:because|cause|missing)$/.test(path) ||
      (optional.has(path.split('/').at(-1) ?? '') && path !== '/target/model');
    const accepted = paths.filter((path) => validate(changed(path, ({ owner, key }) => delete owner[key])));
    expect(accepted).toEqual(paths.filter(isOptional).filter((path) => !/^\/capabilities\/\d+\/evidence$/.test(path)));
  });

  it('knows no field that the sample does not show', () => {
    const declared = Object.values(schema.$defs).flatMap((one) =>
      'properties' in one ? Object.keys(one.properties) : [],
    );
    const shown = new Set(paths.map((path) => path.split('/').at(-1)));
    expect([...declared, ...Object.keys(schema.properties)].filter((name) => !shown.has(name))).toEqual([]);
  });

  it('rejects an unknown verdict, a negative count and another version', () => {
    const verdicts = paths.filter((path) => path.endsWith('/verdict'));
    expect(verdicts.length).toBeGreaterThan(10);
    for (const path of [...verdicts, '/spent/requests', '/record']) {
      const record = changed(path, ({ owner, key }) => {
        owner[key] = typeof owner[key] === 'number' ? -1 : 'runestone.run/2';
      });
      expect(validate(record), path).toBe(false);
    }
  });
});

describe('renderJson', () => {
  it('writes exactly the record, indented by two, with a line end', () => {
    expect(parse(renderJson(sample))).toEqual(sample);
    expect(renderJson(sample).startsWith('{\n  "record": "runestone.run/1",\n')).toBe(true);
    expect(renderJson(sample).endsWith('\n}\n')).toBe(true);
  });
});

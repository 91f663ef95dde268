import type { JsonObject } from './json.ts';

const asNumber = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** A number within the bounds and steps of a schema; siblings in an array get neighbouring ones. */
export function numberInstance(schema: JsonObject, whole: boolean, position: number): number {
  const above = asNumber(schema['exclusiveMinimum']);
  const below = asNumber(schema['exclusiveMaximum']);
  const step = asNumber(schema['multipleOf']) ?? (whole ? 1 : 0.5);
  const least = Math.max(asNumber(schema['minimum']) ?? -Infinity, above ?? -Infinity);
  const most = Math.min(asNumber(schema['maximum']) ?? Infinity, below ?? Infinity);
  const fits = (value: number) => value >= least && value <= most && value !== above && value !== below;
  const start =
    least > -Infinity ? Math.ceil(least / step) * step : most < Infinity ? Math.floor(most / step) * step : step;
  const direction = least === -Infinity && most < Infinity ? -step : step;
  const candidates = [start + position * direction, start, start + direction];
  // A range narrower than the step (0.1 to 0.2 for a plain number) still has its middle.
  return candidates.find(fits) ?? (least + most) / 2;
}

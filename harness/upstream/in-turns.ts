/**
 * The items of several lanes with their lane's index, one from each lane in turn until all are empty: choices of one
 * stream interleave so, and their indices first appear in ascending order, without which the Python SDK fails.
 */
export function* inTurns<Item>(lanes: readonly Iterator<Item>[]): Generator<readonly [number, Item]> {
  const [only] = lanes;
  if (only !== undefined && lanes.length === 1) {
    for (let next = only.next(); !next.done; next = only.next()) yield [0, next.value];
    return;
  }
  const open = new Set(lanes.keys());
  while (open.size > 0) {
    for (const index of open) {
      const next = lanes[index]?.next();
      if (next === undefined || next.done) open.delete(index);
      else yield [index, next.value];
    }
  }
}

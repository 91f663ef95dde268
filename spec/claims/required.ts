import { catalogue, type RequirementId } from '../requirements/index.ts';

type AreaOf<Id> = Id extends `${infer Area}.${string}` ? Area : never;

/** Everything that the named areas require; of the whole contract when none is named. */
export const required = (...areas: readonly AreaOf<RequirementId>[]): readonly RequirementId[] =>
  (Object.keys(catalogue) as RequirementId[]) // the keys are its ids
    .filter((id) => catalogue[id].level === 'must')
    .filter((id) => areas.length === 0 || areas.some((area) => id.startsWith(`${area}.`)));

import { isObject } from '../http/json-body.ts';

/** A model as GET /models lists it; a provider's further members are kept. */
export interface Model {
  id: string;
  object: 'model';
  created: number;
  owned_by: string;
}

/** A model that is known by its id alone. */
export function namedModel(id: string, owner: string): Model {
  return { id, object: 'model', created: 0, owned_by: owner };
}

/** The models of a provider's answer to GET /models; undefined when it is no list. */
export function readModels(document: unknown, owner: string): Model[] | undefined {
  if (!isObject(document) || !Array.isArray(document['data'])) return undefined;
  return document['data'].flatMap((entry: unknown) => {
    if (!isObject(entry) || typeof entry['id'] !== 'string' || entry['id'] === '') return [];
    const { created, owned_by: ownedBy } = entry;
    return [
      {
        ...entry,
        id: entry['id'],
        object: 'model' as const,
        created: typeof created === 'number' && Number.isInteger(created) ? created : 0,
        owned_by: typeof ownedBy === 'string' ? ownedBy : owner,
      },
    ];
  });
}

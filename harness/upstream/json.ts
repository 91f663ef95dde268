export type JsonObject = { readonly [key: string]: unknown };

/** True for a JSON object; arrays and null are not objects here. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** True for a field that is absent or null: OpenAI treats the two alike. */
export const isAbsent = (value: unknown): value is undefined | null => value === undefined || value === null;

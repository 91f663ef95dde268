/** Where a requirement comes from. A source says why the line is a promise, so that a red line can be defended. */
export interface Source {
  readonly kind: 'openapi' | 'sdk' | 'rfc' | 'whatwg' | 'live' | 'field';
  readonly at: string;
}

/** A JSON pointer into our own `spec/openapi.yaml`; a test resolves every one. */
export const openapi = (pointer: string): Source => ({ kind: 'openapi', at: pointer });

/** A file or behaviour of an official SDK, named with the package it is in. */
export const sdk = (place: string): Source => ({ kind: 'sdk', at: place });

/** An RFC and its section, such as `rfc('9110 §15.5.6')`. */
export const rfc = (section: string): Source => ({ kind: 'rfc', at: `RFC ${section}` });

/** A section of the WHATWG HTML standard on server-sent events. */
export const whatwg = (section: string): Source => ({ kind: 'whatwg', at: `WHATWG HTML §${section}` });

/** A part of the WHATWG Fetch standard, named by its heading. */
export const fetchStandard = (heading: string): Source => ({ kind: 'whatwg', at: `WHATWG Fetch, ${heading}` });

/** Behaviour of the live OpenAI API, from its reference or guides. */
export const live = (place: string): Source => ({ kind: 'live', at: place });

/** A public report of a real server or gateway that broke the line, as `owner/repository#number`. */
export const field = (report: string): Source => ({ kind: 'field', at: report });

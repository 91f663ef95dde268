import type { Directive } from './directive.ts';
import type { SseEvent } from './sse.ts';

/** What an endpoint answers, before a directive bends it: one JSON body, or events. */
export type Reply =
  | { readonly directive?: Directive; readonly body: object }
  | {
      readonly directive?: Directive;
      readonly events: Iterable<SseEvent>;
      /** What the answer used, which a directive may have told where the request did not ask for it. */
      readonly usage?: object;
    };

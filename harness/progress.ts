import { styleText } from 'node:util';
import type { SessionEvent } from './session.ts';

export interface ProgressOptions {
  readonly total: number;
  /** A terminal gets one line that is redrawn, anything else plain lines. */
  readonly live: boolean;
  readonly color: boolean;
  readonly width: number;
  readonly write: (text: string) => void;
}

/** A pipe or a CI log gets a line this often, so that nobody takes a long run for a hung one. */
const quietMs = 10_000;

/** Prints what a run is doing, to stderr; returns the listener and a function that clears the live line. */
export function progress(options: ProgressOptions): { listen: (event: SessionEvent) => void; done: () => void } {
  const running = new Set<string>();
  let finished = 0;
  let broken = 0;
  let saidAt = performance.now();
  let said = 0;
  const line = () => {
    const count = `${finished} of ${options.total} scenarios`;
    const bad = broken === 0 ? '' : `, ${broken} with problems`;
    return `${count}${bad}  ${[...running].join(', ')}`.trimEnd();
  };
  const draw = () => {
    if (options.live) {
      const text = line().slice(0, options.width - 1);
      options.write(`\r\u001b[K${options.color ? styleText('dim', text) : text}`);
    } else if (performance.now() - saidAt >= quietMs) {
      saidAt = performance.now();
      said = finished;
      options.write(`${line()}\n`);
    }
  };
  return {
    listen: (event) => {
      if (event.kind === 'found') {
        const { base, model, modelChoice } = event.discovery;
        if (options.live) options.write('\r\u001b[K');
        const named = model === null ? 'no model' : `model "${model.replace(/\p{Cc}/gu, '\uFFFD')}"`; // the target names it
        options.write(`judging ${base} with ${named} (${modelChoice})\n`);
      } else if (event.kind === 'started') {
        running.add(event.scenario.id);
        draw();
      } else {
        running.delete(event.result.planned.scenario.id);
        finished += 1;
        if (
          [...event.result.judgements.values()].some((judgement) => !('undecided' in judgement) && judgement.length > 0)
        ) {
          broken += 1;
        }
        draw();
      }
    },
    done: () => {
      if (options.live) options.write('\r\u001b[K');
      // Whoever reads a log takes its last count for where the run ended.
      else if (said > 0 && said < finished) options.write(`${line()}\n`);
    },
  };
}

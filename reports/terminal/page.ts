import { styleText } from 'node:util';

type Style = 'red' | 'green' | 'yellow' | 'dim' | 'bold';

/** Colours a text, or leaves it as it is. */
export type Paint = (style: Style | readonly Style[], text: string) => string;

/** The caller has already decided about colour, so the stream is not asked again. */
export const painter =
  (color: boolean): Paint =>
  (style, text) =>
    color ? styleText([style].flat(), text, { validateStream: false }) : text;

/** What every block of the text is laid out for. */
export interface Page {
  readonly width: number;
  /** The report's folder, as the user can open it. */
  readonly folder: string;
  readonly paint: Paint;
}

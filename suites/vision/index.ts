import type { Scenario } from '../../harness/scenario.ts';
import imageInput from './image-input.ts';
import mediaParts from './media-parts.ts';

/** Parts of a message that are not text, in report order. */
export const visionScenarios: readonly Scenario[] = [imageInput, mediaParts];

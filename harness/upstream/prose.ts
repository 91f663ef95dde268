import { randomFrom } from './random.ts';

const subjects = ['The river', 'A quiet harbour', 'The old mill', 'Morning light', 'The northern road', 'A small bell'];
const verbs = ['carries', 'remembers', 'follows', 'gathers', 'answers', 'measures'];
const objects = ['the early fog', 'every passing boat', 'a long winter', 'the sound of rain', 'three white stones'];
const endings = ['without hurry', 'as it always has', 'before the tide turns', 'in plain sight', 'until evening'];

/** The words a less likely token is drawn from: more than the 20 alternatives that may be asked for. */
export const vocabulary: readonly string[] = [
  ...[
    ' stone',
    ' tide',
    ' lantern',
    ' meadow',
    ' signal',
    ' copper',
    ' quiet',
    ' harbour',
    ' willow',
    ' ember',
    ' slate',
  ],
  ...[' orchard', ' feather', ' granite', ' thicket', ' beacon', ' hollow', ' timber', ' marsh', ' cedar', ' drift'],
];

/** Two or three plain sentences that depend on the seed alone. */
export function prose(seed: number): string {
  const random = randomFrom(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const sentences = 2 + Math.floor(random() * 2);
  return Array.from(
    { length: sentences },
    () => `${pick(subjects)} ${pick(verbs)} ${pick(objects)} ${pick(endings)}.`,
  ).join(' ');
}

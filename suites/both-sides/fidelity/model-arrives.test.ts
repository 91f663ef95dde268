import { expect, it } from 'vitest';
import { models } from '../../../harness/upstream/models.ts';
import { scripted } from './model-arrives.ts';

it('asks for models that the scripted upstream has', () => {
  expect(models.map(({ id }) => id)).toEqual(expect.arrayContaining([...scripted]));
});

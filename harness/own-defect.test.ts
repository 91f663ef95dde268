import { expect, it } from 'vitest';
import { start, temporaryFolder } from './command.test-data.ts';

it.each([
  ['an exception that nobody catches', 'throw new Error("of our own")'],
  ['a rejection that nobody handles', 'void Promise.reject(new Error("of our own"))'],
])('%s is no verdict on a gateway: exit 3, and never 1', async (_, fails) => {
  await using folder = await temporaryFolder();
  // Long enough for the command to be at work, which a defect of one of its timers or listeners would be as well.
  const late = `data:text/javascript,setTimeout(() => { ${fails} }, 1500)`;
  const { code, err } = await start(['upstream', '--port', '0'], folder.path, {
    NODE_OPTIONS: `--import=${encodeURI(late).replaceAll('"', '%22')}`,
  }).ended;
  expect(err).toContain('nothing was decided, by a defect of its own; please report it');
  expect(err).toContain('of our own');
  expect(code).toBe(3);
});

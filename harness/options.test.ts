import { describe, expect, it } from 'vitest';
import { UsageError } from './errors.ts';
import { type Options, readArguments } from './options.ts';

const read = (...argv: readonly string[]) => readArguments(argv, '1.2.3', 80);

function options(...argv: readonly string[]): Partial<Options> {
  const request = read(...argv);
  if (request.command !== 'run') throw new Error(`expected a run, saw ${request.command}`);
  return request.options;
}

function fault(...argv: readonly string[]): string {
  try {
    read(...argv);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'none';
}

describe('arguments', () => {
  it('say only what was given', () => {
    expect(options()).toEqual({});
    expect(options('-t', 'http://x', '--max-requests', '7', '--fail-on', 'should', '--list')).toEqual({
      target: 'http://x',
      maxRequests: 7,
      failOn: 'should',
      list: true,
    });
  });

  it('may repeat and separate names', () => {
    expect(options('--only', 'a,b', '--only', 'c', '--skip', 'd, e').only).toEqual(['a', 'b', 'c']);
    expect(options('--skip', 'd, e').skip).toEqual(['d', 'e']);
    expect(options('--requires', 'tools', '--requires', 'vision,embeddings').requires).toEqual([
      'tools',
      'vision',
      'embeddings',
    ]);
    expect(options('--format', 'json').format).toEqual(['json']);
  });

  it('keep header lines whole', () => {
    expect(options('-H', 'x-a: b, c', '-H', 'X-B:d').header).toEqual(['x-a: b, c', 'X-B:d']);
  });

  it('tell the flags of the upstream from those of a run', () => {
    expect(read('upstream')).toMatchObject({ command: 'upstream', port: 8081, host: '127.0.0.1' });
    expect(read('upstream', '--port', '0', '--api-key', 'k')).toMatchObject({ port: 0, apiKey: 'k' });
  });

  it.for([
    [['--targt', 'x'], 'expected a known flag, found "--targt"; did you mean "--target"? (--help shows all)'],
    [
      ['-t', 'http://x', '--targt', 'y'],
      'expected a known flag, found "--targt"; did you mean "--target"? (--help shows all)',
    ],
    [
      ['--max-request=3'],
      'expected a known flag, found "--max-request=3"; did you mean "--max-requests"? (--help shows all)',
    ],
    [['-x'], 'expected a known flag, found "-x" (--help shows all)'],
    [['upstream', '--prot', '1'], 'expected a known flag, found "--prot"; did you mean "--port"? (--help shows all)'],
    [['--target'], 'expected a value after -t, --target <url>, found none (--help shows all)'],
    [['--target', ''], 'expected --target to be a text, found ""'],
    [['--model', ''], 'expected --model to be a text, found ""'],
    [['--only', ''], 'expected --only to be a text, found ""'],
    [['--only', 'a,,b'], 'expected --only to be a text, found ""'],
    [
      ['--profile', 'strickt'],
      'expected --profile to be one of compat, strict, found "strickt"; did you mean "strict"?',
    ],
    [
      ['--fail-on', 'shold'],
      'expected --fail-on to be one of must, should, inconclusive, found "shold"; did you mean "should"?',
    ],
    [['--format', 'md,jsn'], 'expected --format to be one of md, json, found "jsn"; did you mean "json"?'],
    [
      ['--requires', 'tool'],
      expect.stringMatching(/^expected --requires to be one of chat, .*, found "tool"; did you mean "tools"\?$/),
    ],
    [['--max-requests', '0'], 'expected --max-requests to be a whole number from 1 up, found 0'],
    [['--max-tokens', '-5'], 'expected --max-tokens to be a whole number from 1 up, found "-5"'],
    [['--concurrency', '1.5'], 'expected --concurrency to be a whole number from 1 up, found "1.5"'],
    [['--concurrency', 'many'], 'expected --concurrency to be a whole number from 1 up, found "many"'],
    [['--timeout', '1e3'], 'expected --timeout to be a whole number from 1 to 2147483647, found "1e3"'],
    [['--timeout', '3000000000'], 'expected --timeout to be a whole number from 1 to 2147483647, found 3000000000'],
    [['upstraem'], 'expected flags or the command "upstream", found "upstraem"; did you mean "upstream"?'],
    [
      ['-t', 'http://x', 'stream'],
      'expected flags or the command "upstream", found "stream"; did you mean "upstream"?',
    ],
    [['upstream', 'now'], 'expected nothing but flags after "upstream", found "now"'],
    [['upstream', '--port', '65536'], 'expected --port to be a port from 0 to 65535, found "65536"'],
    [
      ['upstream', '--print', 'litelm'],
      'expected --print to be one of litellm, portkey, envoy, bifrost, runestone, directives, found "litelm"; did you mean "litellm"?',
    ],
    [['upstream', '--port', ''], 'expected --port to be a port from 0 to 65535, found ""'],
  ] as const)('that are wrong are said to be: %j', ([argv, message]) => {
    expect(fault(...argv)).toEqual(message);
  });

  it.for([
    'x-api-key secret-of-somebody',
    'sk-secret-of-somebody',
    ': secret-of-somebody',
    'x a: secret-of-somebody',
    'x-a: b\r\nx-c: secret-of-somebody',
    'x-a: ☃ secret-of-somebody',
    '',
  ])('hold headers of the form they are sent in, and an error shows no secret: %j', (line) => {
    expect(fault('--header', line)).toMatch(/^expected --header to be a line of the form 'Name: value', found/);
    expect(fault('--header', line)).not.toContain('somebody');
  });

  it.for(['Content-Length: 3', 'transfer-encoding: chunked', 'connection: close', 'expect: 100-continue'])(
    'hold no header that frames the message: %s',
    (line) => expect(fault('--header', line)).toContain('no header that frames the message, found'),
  );
});

describe('the help', () => {
  it('fits a terminal of 80 columns', () => {
    for (const argv of [['--help'], ['upstream', '--help']]) {
      const request = read(...argv);
      const text = request.command === 'text' ? request.text : '';
      expect(text).toContain('Usage: runestone-conformance');
      expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    }
  });

  it('names every exit code, and the version is printed alone', () => {
    expect(read('-h')).toMatchObject({ text: expect.stringMatching(/0 passed, 1 .*, 2 .*,\s+3 .*, 130 interrupted/s) });
    expect(read('--version')).toEqual({ command: 'text', text: '1.2.3\n' });
  });
});

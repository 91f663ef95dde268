import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type ClientId, clientIds, usualClients } from './clients/driver.ts';
import { UsageError } from './errors.ts';
import type { FailOn } from './gate.ts';
import { faultOf } from './option-values.ts';
import type { Profile } from './record.ts';
import { suggestion } from './suggest.ts';
import type { UpstreamCommand } from './upstream/command.ts';
import { pointedGateways } from './upstream/point-at.ts';

/** Everything a run can be told, by flag, environment or configuration file. */
export interface Options {
  readonly target: string | null;
  readonly apiKey: string | null;
  readonly otherKey: string | null;
  readonly limitedKey: string | null;
  readonly model: string | null;
  readonly embeddingModel: string | null;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly requires: readonly string[];
  readonly profile: Profile;
  readonly failOn: FailOn;
  readonly out: string;
  readonly format: readonly Format[];
  readonly maxRequests: number;
  readonly maxTokens: number;
  readonly concurrency: number;
  readonly timeout: number;
  /** Also large bodies and long idles, which a shared target should not get unasked. */
  readonly load: boolean;
  /** Clients to put to work beside the usual ones. */
  readonly clients: readonly ClientId[];
  /** An interpreter that has the `openai` package; null looks for one. */
  readonly python: string | null;
  /** The scripted upstream behind the target: `listen`, `listen:PORT`, or the URL of one that runs elsewhere. */
  readonly upstream: string | null;
  readonly header: readonly string[];
  readonly replay: string | null;
  readonly list: boolean;
  readonly plan: boolean;
  readonly explain: string | null;
}

export type Format = 'md' | 'json';

export type Request =
  | { readonly command: 'run'; readonly options: Partial<Options> }
  | ({ readonly command: 'upstream' } & UpstreamCommand)
  | { readonly command: 'text'; readonly text: string };

/** Generous for any run, one with --load and every key too: a runaway is stopped, a plan is not. */
export const defaults: Options = {
  target: null,
  apiKey: null,
  otherKey: null,
  limitedKey: null,
  model: null,
  embeddingModel: null,
  only: [],
  skip: [],
  requires: [],
  profile: 'compat',
  failOn: 'must',
  out: 'runestone-report',
  format: ['md', 'json'],
  maxRequests: 1000,
  maxTokens: 100_000,
  concurrency: 8,
  timeout: 60_000,
  load: false,
  clients: [],
  python: null,
  upstream: null,
  header: [],
  replay: null,
  list: false,
  plan: false,
  explain: null,
};

const examples = `
Examples:
  judge a gateway and write runestone-report/
    runestone-conformance --target http://127.0.0.1:8080
    runestone-conformance --target https://gw.example/v1 --model gpt-4o-mini
  one area, scenario or requirement; what a requirement asks, and why
    runestone-conformance --target URL --only streaming
    runestone-conformance --explain streaming.ends-with-done
  judge saved evidence again, sending nothing
    runestone-conformance --replay runestone-report
  both sides: point the gateway at the scripted upstream, then judge
    runestone-conformance upstream --print litellm
    runestone-conformance --target URL --upstream listen:8081

Exit codes: 0 passed, 1 a promise is broken, 2 the command is wrong,
3 it could not be judged, 130 interrupted.
Keys are read from OPENAI_API_KEY, so that none stands in a shell history.`;

/** Reads an argv (without node and script); throws `UsageError`, which names the nearest valid spelling. */
export function readArguments(argv: readonly string[], version: string, width: number): Request {
  let request: Request | null = null;
  let help = '';
  const program = new Command('runestone-conformance')
    .description('Judges whether an OpenAI-compatible gateway may go to production, and writes the report.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .configureHelp({ helpWidth: width })
    .configureOutput({ writeOut: (text) => (help += text), writeErr: () => {} })
    .exitOverride()
    .enablePositionalOptions() // or `upstream --api-key` would be taken for the key of a run
    .allowExcessArguments(false)
    .showSuggestionAfterError(false)
    .addHelpText('after', examples);
  for (const option of runOptions()) program.addOption(option);
  program.action((options: Partial<Options>) => {
    checkValues(options);
    request = { command: 'run', options };
  });
  program
    .command('upstream')
    .description('run the scripted OpenAI-shaped upstream, to be put behind a gateway under test')
    .option('--port <n>', 'port to listen on; 0 takes a free one', port, 8081)
    .option('--host <host>', 'address to listen on', '127.0.0.1')
    .option('--api-key <key>', 'the only key it takes; better given as RUNESTONE_UPSTREAM_KEY (default: any)')
    .option('--control-token <token>', 'opens its control API; better given as RUNESTONE_UPSTREAM_TOKEN')
    .addOption(
      new Option('--print <what>', 'how to point a gateway at it, or what a directive can ask for').choices([
        ...pointedGateways,
        'directives',
      ]),
    )
    .exitOverride()
    .action((options: UpstreamCommand) => {
      request = { command: 'upstream', ...options };
    });
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { command: 'text', text: help };
    throw new UsageError(explain(error, program));
  }
  return request ?? { command: 'text', text: program.helpInformation() };
}

function runOptions(): readonly Option[] {
  return [
    new Option('-t, --target <url>', 'base URL of the gateway, with or without /v1'),
    new Option('--api-key <key>', 'key to send; better given as OPENAI_API_KEY'),
    new Option('--other-key <key>', 'key of a second tenant; better as RUNESTONE_OTHER_KEY'),
    new Option('--limited-key <key>', 'key with low limits, to exhaust; better as RUNESTONE_LIMITED_KEY'),
    new Option('-m, --model <id>', 'model to test (default: the first listed one that chats)'),
    new Option('--embedding-model <id>', 'embedding model to test (default: the first listed one)'),
    new Option('--only <ids>', 'scenarios, areas or requirements to judge (repeat, or separate by commas)').argParser(
      named,
    ),
    new Option('--skip <ids>', 'the same, to leave out').argParser(named),
    new Option('--requires <names>', 'capabilities that must be offered, such as tools').argParser(named),
    new Option('--profile <name>', 'compat: what real clients need; strict: the document to the letter'),
    new Option('--fail-on <what>', 'must, should or inconclusive: what fails the gate (default: must)'),
    new Option('-o, --out <dir>', `folder for the report (default: ${defaults.out})`),
    new Option('--format <names>', 'md, json (default: both)').argParser(named),
    new Option('--max-requests <n>', `most requests to send (default: ${defaults.maxRequests})`).argParser(wholeNumber),
    new Option('--max-tokens <n>', `most tokens to spend (default: ${defaults.maxTokens})`).argParser(wholeNumber),
    new Option('--concurrency <n>', `scenarios at once (default: ${defaults.concurrency})`).argParser(wholeNumber),
    new Option('--timeout <ms>', `longest exchange (default: ${defaults.timeout})`).argParser(wholeNumber),
    new Option(
      '--load',
      'also send up to 50 requests at once, bodies of 32 MiB, and leave connections idle (about 40 s)',
    ),
    new Option(
      '--clients <names>',
      `also put these clients to work: ${clientIds.filter((id) => !usualClients.includes(id)).join(', ')}`,
    ).argParser(named),
    new Option('--python <path>', 'interpreter that has the openai package; or RUNESTONE_PYTHON'),
    new Option(
      '--upstream <where>',
      'judge both sides: listen[:PORT] hosts the scripted upstream, a URL reaches one (token: RUNESTONE_UPSTREAM_TOKEN)',
    ),
    new Option('-H, --header <line>', "extra request header, 'Name: value' (repeat)").argParser(repeated),
    new Option('--replay <dir>', 'judge the evidence of a former report again; nothing is sent'),
    new Option('--list', 'print every scenario and requirement'),
    new Option('--plan', 'print what a run would send, and send nothing'),
    new Option('--explain <id>', 'print a requirement: its sentence, source and what breaks'),
  ];
}

type Former = readonly string[] | undefined;

const repeated = (value: string, former: Former): readonly string[] => [...(former ?? []), value];

const named = (value: string, former: Former): readonly string[] => [
  ...(former ?? []),
  ...value.split(',').map((name) => name.trim()),
];

/** What is no number stays as it is, so that it can be shown as it was given. */
const wholeNumber = (value: string): number | string => (/^\d+$/.test(value) ? Number(value) : value);

function port(value: string): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number <= 65_535) return number;
  throw new InvalidArgumentError('a port from 0 to 65535');
}

/** Throws `UsageError` for the first flag whose value does not fit. */
function checkValues(options: Partial<Options>): void {
  for (const [name, value] of Object.entries(options)) {
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const fault = faultOf(name as keyof Options, value, flag); // commander makes the names from our flags
    if (fault !== undefined) throw new UsageError(fault);
  }
}

/** Commander's message in our voice, with the nearest flag or command. */
function explain(error: CommanderError, program: Command): string {
  const [upstream] = program.commands;
  const flags = [...program.options, ...(upstream?.options ?? [])].flatMap(({ long }) => long ?? []);
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  if (error.code === 'commander.unknownOption') {
    return `expected a known flag, found "${quoted}"${suggestion(quoted, [...flags, '--help'])} (--help shows all)`;
  }
  if (error.code === 'commander.optionMissingArgument') {
    return `expected a value after ${quoted}, found none (--help shows all)`;
  }
  if (error.code === 'commander.excessArguments') {
    const [given = ''] = program.args;
    return given === 'upstream'
      ? `expected nothing but flags after "upstream", found "${program.args[1] ?? ''}"`
      : `expected flags or the command "upstream", found "${given}"${suggestion(given, ['upstream'])}`;
  }
  const [, flag, given, wanted] = /option '(\S+).*' argument '(.*)' is invalid\. (.*)/s.exec(error.message) ?? [];
  if (flag === undefined) return error.message.replace(/^error: /, '');
  const choices = /^Allowed choices are (.*)\.$/.exec(wanted ?? '')?.[1];
  const hint = choices === undefined ? '' : suggestion(given ?? '', choices.split(', '));
  return `expected ${flag} to be ${choices === undefined ? wanted : `one of ${choices}`}, found ${JSON.stringify(given)}${hint}`;
}

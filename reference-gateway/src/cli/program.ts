import { Command, CommanderError } from 'commander';
import type { Flags } from '../config/read-settings.ts';
import { nearest } from '../nearest.ts';
import { Refusal } from '../refusal.ts';
import type { CreateFlags } from './keys.ts';
import { createKey, listKeys, revokeKey } from './keys.ts';

const examples = `
Examples:
  $ RUNESTONE_PROVIDER_URL=https://api.openai.com/v1 RUNESTONE_PROVIDER_KEY=sk-… runestone-gateway
  $ runestone-gateway serve --port 8080 --config gateway.json
  $ runestone-gateway keys create --tenant acme --requests-per-minute 600
  $ runestone-gateway keys list
  $ runestone-gateway keys revoke key_0123456789abcdef

Settings from the environment:
  RUNESTONE_PROVIDER_URL     base URL of an OpenAI-compatible provider, with /v1
  RUNESTONE_PROVIDER_KEY     its key
  RUNESTONE_PROVIDER_MODELS  the model ids to offer, with commas (default: what the provider lists)
  RUNESTONE_DATABASE_URL     PostgreSQL instead of the embedded database
  RUNESTONE_REDIS_URL        limits shared through Redis
  RUNESTONE_MAX_BODY_BYTES   largest request body (default 33554432)
  RUNESTONE_CONFIG           configuration file, like --config
`;

/** Runs one command line; throws Refusal for anything that is not one. */
export async function runProgram(argv: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const program = createProgram(environment);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new Refusal(oneSentence(error, argv));
  }
}

function createProgram(environment: NodeJS.ProcessEnv): Command {
  const program = new Command('runestone-gateway')
    .description('An OpenAI-compatible gateway in front of OpenAI-compatible providers.')
    .exitOverride()
    .configureOutput({ outputError: () => {}, writeErr: () => {} }) // the refusal is printed once, by main
    .showHelpAfterError(false)
    .addHelpText('after', examples);
  program
    .command('serve', { isDefault: true })
    .description('run the gateway (the default command)')
    .option('--port <number>', 'port to listen on, 0 for any free one (default: 8080)')
    .option('--host <address>', 'address to listen on (default: 127.0.0.1)')
    .option('--data <folder>', 'data folder (default: .runestone/gateway)')
    .option('--config <file>', 'configuration file (JSON)')
    .action(async (flags: Flags) => {
      const { serve } = await import('./serve.ts'); // an admin command beside a running gateway needs none of it
      await serve(flags, environment);
    });
  const keys = program.command('keys').description('make, list and revoke the keys of tenants');
  const stored = (command: Command) =>
    command
      .option('--data <folder>', 'data folder of the gateway (default: .runestone/gateway)')
      .option('--config <file>', 'configuration file of the gateway');
  stored(keys.command('create'))
    .description('make a key and print it; it is shown only once')
    .requiredOption('--tenant <name>', 'who the key is for; made when new')
    .option('--requests-per-minute <number>', 'request limit of the tenant')
    .option('--tokens-per-minute <number>', 'token limit of the tenant')
    .option('--window-seconds <number>', 'how long its limits are counted before they start anew (default: 60)')
    .action((flags: CreateFlags) => createKey(flags, environment));
  stored(keys.command('list'))
    .description('list every key without its secret')
    .action((flags: Flags) => listKeys(flags, environment));
  stored(keys.command('revoke <id>'))
    .description('revoke a key; it is refused from now on')
    .action((id: string, flags: Flags) => revokeKey(id, flags, environment));
  return program;
}

function oneSentence(error: CommanderError, argv: readonly string[]): string {
  const help = 'See "runestone-gateway --help".';
  if (error.code === 'commander.help') return `A command is missing. ${help}`;
  if (error.code === 'commander.excessArguments' || error.code === 'commander.unknownCommand') {
    const word =
      argv.find((each) => !each.startsWith('-') && !['serve', 'keys', 'create', 'list'].includes(each)) ?? '';
    const meant = nearest(word, argv[0] === 'keys' ? ['create', 'list', 'revoke'] : ['serve', 'keys']);
    return meant === undefined
      ? `Unknown command "${word}". ${help}`
      : `Unknown command "${word}": did you mean "${meant}"?`;
  }
  const [text = '', meant] = error.message.replace(/^error: /, '').split('\n');
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return meant === undefined
    ? `${start}. ${help}`
    : `${start}: ${meant.replace(/^\(D|\)$/g, (edge) => (edge === ')' ? '' : 'd'))}`;
}

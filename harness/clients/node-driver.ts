import { loadNodeClient, type NodeMajor } from '../drivers/node-client.ts';
import { type NodeOperation, nodeOperations } from '../drivers/node-client-operations.ts';
import { type Driver, type Missing, type StartOptions, wrongKey } from './driver.ts';

const majors = { 'openai-node': 7, 'openai-node-6': 6, 'openai-node-5': 5, 'openai-node-4': 4 } as const;

/** The real SDK for Node in this process, of the major that its name says. */
export async function startNode(id: keyof typeof majors, { keys, folder }: StartOptions): Promise<Driver | Missing> {
  const major: NodeMajor = majors[id];
  const loaded = await loadNodeClient(major, folder);
  if ('missing' in loaded) return { missing: loaded.missing, enable: loaded.enable };
  const { version, run } = loaded;
  return {
    version,
    child: false,
    run: async (call) => {
      const operation = call.operation === 'tool-calls' ? 'create' : call.operation; // one method for both
      if (!isOperation(operation)) return { unsupported: `openai-node has no ${operation}` };
      return run({
        operation,
        baseURL: call.base,
        apiKey: call.key === null ? null : call.key === 'wrong' ? wrongKey : keys.apiKey,
        fetch: call.fetch,
        body: call.body,
        timeoutMs: call.timeoutMs,
        maxRetries: call.retries,
        signal: call.signal,
      });
    },
    close: async () => {},
  };
}

const isOperation = (name: string): name is NodeOperation => (nodeOperations as readonly string[]).includes(name);

import type { ClientId, Driver, Missing, StartOptions } from './driver.ts';

/** Finds and starts a client; each is loaded only when it is asked for. */
export async function startClient(id: ClientId, options: StartOptions): Promise<Driver | Missing> {
  switch (id) {
    case 'openai-node':
    case 'openai-node-6':
    case 'openai-node-5':
    case 'openai-node-4':
      return (await import('./node-driver.ts')).startNode(id, options);
    case 'openai-python':
      return (await import('./python-driver.ts')).startPythonDriver(options);
    case 'curl':
      return (await import('./curl-driver.ts')).startCurl(options);
    case 'ai-sdk':
      return (await import('./above-driver.ts')).startAiSdk(options);
    case 'langchain':
      return (await import('./above-driver.ts')).startLangChain(options);
  }
}

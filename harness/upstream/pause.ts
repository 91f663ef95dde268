import type { ServerResponse } from 'node:http';

/** Waits so many milliseconds, or until the client has left. */
export function pause(milliseconds: number, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer);
      response.off('close', settle);
      resolve();
    };
    const timer = setTimeout(settle, milliseconds);
    response.once('close', settle);
  });
}

import { randomUUID } from 'node:crypto';

/** A fresh id for one request; a client's own id is never reflected, so it cannot smuggle header bytes. */
export function newRequestId(): string {
  return `req_${randomUUID().replaceAll('-', '')}`; // Node draws the randomness of UUIDs in batches
}

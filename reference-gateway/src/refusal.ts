/** A start or command that cannot go ahead; the message is one sentence for the operator, the exit code is 2. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** The command cannot be carried out as given: exit 2. Its message names the fault and the fix. */
export class UsageError extends Error {}

/** The run cannot go on, through no fault of the caller: exit 3. What was judged until then is reported. */
export class RunEnded extends Error {}

/** A request was not sent, for a reason on our side: whatever needed its answer stays undecided. */
export class NotSent extends RunEnded {}

/** The scripted upstream behind the target can no longer be asked. */
export class UpstreamLost extends RunEnded {}

/** A client that a scenario works with is not installed: what needed it is skipped, with the line that adds it. */
export class ClientMissing extends Error {
  readonly enable: string;

  constructor(reason: string, enable: string) {
    super(reason);
    this.enable = enable;
  }
}

/** One OpenAI-shaped upstream: `url` carries its version segment and no trailing slash. */
export interface ProviderSettings {
  name: string;
  url: string;
  key?: string;
  /** The ids this provider serves; absent means they are discovered from its GET /models. */
  models?: readonly string[];
}

/** What a tenant may use. */
export interface Limits {
  requestsPerMinute: number;
  tokensPerMinute: number;
  /** Seconds over which use is counted: 60 allows a whole minute's at once, 1 a sixtieth of it every second. */
  windowSeconds: number;
}

/** Where the gateway keeps its data and which stores it uses. */
export interface StoreSettings {
  /** Absolute path of the data folder. */
  data: string;
  databaseUrl?: string;
  redisUrl?: string;
}

/** Everything `serve` needs to know, complete and checked. */
export interface Settings extends StoreSettings {
  host: string;
  port: number;
  providers: readonly ProviderSettings[];
  maxBodyBytes: number;
  /** Milliseconds until the provider's response head. */
  headersTimeoutMs: number;
  /** Milliseconds of silence inside a response body. */
  idleTimeoutMs: number;
  /** Milliseconds given to exchanges in flight after SIGTERM. */
  drainTimeoutMs: number;
  defaultLimits: Limits;
}

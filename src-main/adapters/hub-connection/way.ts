import type { Trust } from './trust.ts';

/** How the connections to a Hub are opened. */
export interface Way {
  pin: string | null;
  proxy: URL | null;
  trust: Trust;
  /** The trust as the files and authorities have it by now. Rejects with a `ConnectionFileError`. */
  renewed: () => Promise<Trust>;
  /** The same for connections that requests of one Hub may share. Holds no login of a proxy. */
  key: string;
}

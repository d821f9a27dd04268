import type { ConnectionFileProblem } from './connection-file.ts';
import type { ProxyInUse } from './proxy-order.ts';

/** How connections to a Hub are made now. */
export interface NetworkFacts {
  proxy: ProxyInUse;
  /** Why the chosen files can't be used, each with its first fault; empty: they can. */
  faults: readonly ConnectionFileProblem[];
}

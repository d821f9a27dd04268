import { fieldsOf, numberOf } from './unknown-json.ts';

/** What is needed of a Hub's settings. */
export interface HubConfigurations {
  /** Seconds after which a heartbeat counts as old (`node_health_last_heartbeat_interval`); null: not told. */
  heartbeatLimit: number | null;
}

/** The answer of the configurations endpoint; one of another shape tells nothing. */
export function readConfigurations(json: unknown): HubConfigurations {
  const seconds = numberOf(fieldsOf(json)['node_health_last_heartbeat_interval']);
  return { heartbeatLimit: seconds !== null && seconds > 0 ? seconds : null };
}

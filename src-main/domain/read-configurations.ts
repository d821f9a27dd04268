import { fieldsOf, numberOf } from './unknown-json.ts';

/** The settings of a Hub that Hubkey needs. */
export interface HubConfigurations {
  /** Seconds after which a heartbeat counts as old (`node_health_last_heartbeat_interval`); null: not known. */
  heartbeatLimit: number | null;
}

/** Reads the answer of the configurations endpoint; an answer of another shape gives nulls. */
export function readConfigurations(json: unknown): HubConfigurations {
  const seconds = numberOf(fieldsOf(json)['node_health_last_heartbeat_interval']);
  return { heartbeatLimit: seconds !== null && seconds > 0 ? seconds : null };
}

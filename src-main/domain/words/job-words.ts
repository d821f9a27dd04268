import type { HubJob } from '../health.ts';
import { m } from '../messages/index.ts';
import { shownName } from './shown-name.ts';

/** The states of the Hub's documentation (v2.9, job and task states) that have words of ours. */
const states = new Map<string, () => string>([
  ['PENDING', m.health_job_pending],
  ['STARTED', m.health_job_started_state],
  ['SUCCESS', m.health_job_success],
  ['SKIPPED', m.health_job_skipped],
  ['FAILURE', m.health_job_failure],
  ['ERROR', m.health_job_error],
  ['CANCELLED', m.health_job_cancelled],
]);

/** A job's state in the shown language; one that only this Hub knows stays as it is. */
export const jobStateWords = (state: string): string =>
  states.get(state.toUpperCase())?.() ?? shownName(state.toLowerCase());

/** A job's name as the Hub gives it; by its number where it has none. To be shown as any name from outside. */
export const jobNameWords = ({ id, name }: Pick<HubJob, 'id' | 'name'>): string =>
  name === '' && id !== null ? m.health_job_number({ id: String(id) }) : name;

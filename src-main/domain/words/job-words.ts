import type { HealthTone } from '../health-rank.ts';
import type { HubJob } from '../health.ts';
import { documentedState, jobFacts, type DocumentedState } from '../job.ts';
import { m } from '../messages/index.ts';
import { shownName } from './shown-name.ts';

const states: Record<DocumentedState, () => string> = {
  PENDING: m.health_job_pending,
  STARTED: m.health_job_started_state,
  SUCCESS: m.health_job_success,
  SKIPPED: m.health_job_skipped,
  FAILURE: m.health_job_failure,
  ERROR: m.health_job_error,
  CANCELLED: m.health_job_cancelled,
};

/** A job's state in the shown language; one that only this Hub knows stays as it is. */
export function jobStateWords(state: string): string {
  const known = documentedState(state);
  return known === null ? shownName(state.toLowerCase()) : states[known]();
}

/** A job's state as the window and the terminal show it. */
export const shownJobState = (
  job: Pick<HubJob, 'state' | 'completed'>,
): { word: string; tone: HealthTone } => ({
  word: jobStateWords(job.state),
  tone: jobFacts(job).tone,
});

/** A job's name as the Hub gives it; by its number where it has none. To be shown as any name from outside. */
export const jobNameWords = ({ id, name }: Pick<HubJob, 'id' | 'name'>): string =>
  name === '' && id !== null ? m.health_job_number({ id: String(id) }) : name;

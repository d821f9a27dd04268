import type { HubJob } from './health.ts';

/** A job as the Hub gives it by its id. */
export interface HubJobDetails extends HubJob {
  queue: string | null;
}

/** How many jobs of a profile a person can wait for at a time. */
export const maxWatchedJobs = 20;

/** States of the Hub's documentation (v2.9, job and task states) after which nothing more happens. */
const endings = new Map<string, 'well' | 'badly'>([
  ['SUCCESS', 'well'],
  ['SKIPPED', 'well'],
  ['FAILURE', 'badly'],
  ['ERROR', 'badly'],
  ['CANCELLED', 'badly'],
]);

/** How a job has ended; null: it hasn't. States are an open set, so an unknown one has ended badly if the job is completed. */
export function jobEnding({
  state,
  completed,
}: Pick<HubJob, 'state' | 'completed'>): 'well' | 'badly' | null {
  return endings.get(state.toUpperCase()) ?? (completed === null ? null : 'badly');
}

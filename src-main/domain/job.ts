import type { HubJob } from './health.ts';

/** A job as the Hub gives it by its id. */
export interface HubJobDetails extends HubJob {
  queue: string | null;
}

/** How many jobs of a profile a person can wait for at a time. */
export const maxWatchedJobs = 20;

/** A job that a person waits for. Its name is kept for when the Hub doesn't know it any more. */
export interface WatchedJob {
  id: number;
  name: string;
}

/** A name of the Hub's may be endless; this much of it is saved, in characters. */
const longestJobName = 200;

export const watchedJob = (id: number, name: string): WatchedJob => ({
  id,
  name: [...name].slice(0, longestJobName).join(''),
});

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

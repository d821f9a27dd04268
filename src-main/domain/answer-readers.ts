import { readKeyPage } from './listed-key.ts';
import { readAlerts } from './read-alerts.ts';
import { readConfigurations } from './read-configurations.ts';
import { readHealth } from './read-health.ts';
import { readJobDetails, readJobs } from './read-jobs.ts';

/**
 * How each kind of answer is read: from JSON of any shape to the part that Hubkey needs, bounded in size;
 * null if the shape is wrong. Pure, because large answers are read in a separate thread.
 */
export const answerReaders = {
  health: readHealth,
  alerts: readAlerts,
  jobs: readJobs,
  job: readJobDetails,
  keys: readKeyPage,
  configurations: readConfigurations,
  /** Any JSON will do: only the fact that it parses counts. */
  any: () => true,
} as const satisfies Record<string, (json: unknown) => unknown>;

export type AnswerName = keyof typeof answerReaders;

/** The result of reading an answer of that kind. */
export type AnswerValue<Name extends AnswerName> = NonNullable<
  ReturnType<(typeof answerReaders)[Name]>
>;

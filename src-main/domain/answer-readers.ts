import { readKeyPage } from './listed-key.ts';
import { readAlerts } from './read-alerts.ts';
import { readConfigurations } from './read-configurations.ts';
import { readHealth } from './read-health.ts';
import { readJobs } from './read-jobs.ts';

/**
 * How each kind of answer is read: from JSON of any shape to what is needed of it, bounded in size;
 * null where its shape is wrong. Pure, as large answers are read in a thread of their own.
 */
export const answerReaders = {
  health: readHealth,
  alerts: readAlerts,
  jobs: readJobs,
  keys: readKeyPage,
  configurations: readConfigurations,
  /** Nothing of it is needed but that it is JSON. */
  any: () => true,
} as const satisfies Record<string, (json: unknown) => unknown>;

export type AnswerName = keyof typeof answerReaders;

/** What is read of an answer of that kind. */
export type AnswerValue<Name extends AnswerName> = NonNullable<
  ReturnType<(typeof answerReaders)[Name]>
>;

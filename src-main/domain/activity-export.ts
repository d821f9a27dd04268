import type { Activity, ActivityEntry } from './activity.ts';
import { csvText } from './csv.ts';
import { activityCredentialWords, activityWho, activityWords } from './words/activity-words.ts';

/** Kinds and values, in English in each language, for programs. */
const fields = [
  'profile',
  'credential',
  'key',
  'method',
  'path',
  'status',
  'why',
  'count',
] as const;

/** The entries as CSV: what was done and by whom in the shown language, then the values. Times are ISO 8601 in UTC. */
export const activityCsv = (entries: readonly ActivityEntry[]): string =>
  csvText([
    ['time', 'kind', 'what', 'who', 'whose', ...fields],
    ...entries.map(({ at, activity }) => [
      isoTime(at),
      activity.kind,
      activityWords(activity),
      activityWho(activity),
      activityCredentialWords(activity),
      ...fields.map((field) => valueOf(activity, field)),
    ]),
  ]);

/** The entries as JSON, as the log holds them. */
export const activityJson = (entries: readonly ActivityEntry[]): string =>
  `${JSON.stringify(
    entries.map(({ at, activity }) => ({ time: isoTime(at), ...activity })),
    null,
    2,
  )}\n`;

const isoTime = (at: number): string => new Date(at).toISOString();

function valueOf(activity: Activity, field: string): string {
  const value = Object.entries(activity).find(([name]) => name === field)?.[1] as unknown;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

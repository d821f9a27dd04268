import type { Activity } from './activity.ts';

const longest = 300;

/** An activity as it may be kept: a path without its query, which may hold a secret, and no endless text. */
export function trimActivity(activity: Activity): Activity {
  const kept = activity.kind === 'passed' ? { ...activity, path: pathAlone(activity) } : activity;
  const fields = Object.entries(kept).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' && value.length > longest ? `${value.slice(0, longest)}…` : value,
  ]);
  return Object.fromEntries(fields) as Activity;
}

const pathAlone = ({ path }: { path: string }): string => /^[^?#]*/.exec(path)?.[0] ?? '';

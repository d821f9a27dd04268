import type { Activity } from './activity.ts';

const longest = 300;

/** An activity as it may be recorded: paths without their query, which may hold a secret, and long texts cut. */
export function trimActivity<Kind extends Activity>(activity: Kind): Kind {
  const trimmed =
    activity.kind === 'passed' ? { ...activity, path: pathAlone(activity) } : activity;
  const fields = Object.entries(trimmed).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' && value.length > longest ? `${value.slice(0, longest)}…` : value,
  ]);
  return Object.fromEntries(fields) as Kind;
}

const pathAlone = ({ path }: { path: string }): string => /^[^?#]*/.exec(path)?.[0] ?? '';

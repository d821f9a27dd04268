import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** After this an app that still runs counts as open: its helper may be unable to listen. */
const longestMs = 20_000;

/** Whether the app of that process is open: true once its helper listens, false if `ended` comes first. */
export async function whenOpen(folder, pid, ended) {
  const until = Date.now() + longestMs;
  while (!ended.aborted) {
    if (helperPid(folder) === pid || Date.now() > until) return true;
    await wait(100);
  }
  return false;
}

function helperPid(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'helper.json'), 'utf8')).pid;
  } catch {
    // It isn't there yet, or is just being written.
    return null;
  }
}

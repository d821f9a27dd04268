import type { LockProblem } from '../lock-problem.ts';
import { formatList, m } from '../messages/index.ts';
import { shownName } from './shown-name.ts';

/** Written to standard error if Hubkey doesn't start because of these switches. */
export function refusedSwitchWords(switches: readonly string[]): string {
  const names = formatList(switches.map((name) => `--${name}`));
  return switches.length > 1
    ? m.start_refused_switches({ names })
    : m.start_refused_switch({ names });
}

/** Written to standard error if Hubkey doesn't start because these variables are set. */
export function refusedVariableWords(variables: readonly string[]): string {
  const names = formatList(variables);
  return variables.length > 1
    ? m.start_refused_variables({ names })
    : m.start_refused_variable({ names });
}

/** Why an AppImage did not start, and what to do. */
export const lackingSandboxWords = (): { title: string; detail: string } => ({
  title: m.start_no_sandbox(),
  detail: m.start_no_sandbox_todo(),
});

/** Why Hubkey did not start on its user-data folder, and what to do. */
export function lockProblemWords(
  folder: string,
  problem: LockProblem,
): { title: string; detail: string } {
  if (problem.kind === 'other-host') {
    const host = shownName(problem.host);
    return {
      title: m.start_lock_other_host({ host }),
      detail: m.start_lock_other_host_todo({ host, file: shownName(problem.file) }),
    };
  }
  const { title, detail } = locks[problem.kind];
  return { title: title(), detail: detail({ folder: shownName(folder) }) };
}

const locks: Record<
  Exclude<LockProblem['kind'], 'other-host'>,
  { title: () => string; detail: (values: { folder: string }) => string }
> = {
  'read-only': { title: m.start_unwritable, detail: m.start_lock_read_only },
  'not-allowed': { title: m.start_unwritable, detail: m.start_lock_not_allowed },
  full: { title: m.start_unwritable, detail: m.start_lock_full },
  unknown: { title: m.start_unlockable, detail: m.start_lock_unknown },
};

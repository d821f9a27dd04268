import type { LockProblem } from '../lock-problem.ts';
import { formatList, m } from '../messages/index.ts';
import { shownName } from './shown-name.ts';

/** Why Hubkey does not start, and what to do. */
export interface RefusalWords {
  title: string;
  detail: string;
}

/** Why Hubkey does not start with these switches. */
export const refusedSwitchWords = (switches: readonly string[]): RefusalWords => ({
  title: m.start_refused_switch({ names: formatList(switches.map((name) => `--${name}`)) }),
  detail: switches.length > 1 ? m.start_refused_switches_todo() : m.start_refused_switch_todo(),
});

/** Why Hubkey does not start while these variables are set. */
export const refusedVariableWords = (variables: readonly string[]): RefusalWords => ({
  title: m.start_refused_variable({ names: formatList(variables) }),
  detail: variables.length > 1 ? m.start_refused_variables_todo() : m.start_refused_variable_todo(),
});

/** Why an AppImage did not start, and what to do. */
export const lackingSandboxWords = (): RefusalWords => ({
  title: m.start_no_sandbox(),
  detail: m.start_no_sandbox_todo(),
});

/** Why Hubkey did not start on its user-data folder, and what to do. */
export function lockProblemWords(folder: string, problem: LockProblem): RefusalWords {
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

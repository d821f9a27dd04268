/** Longer than any chain of parents. */
const maxSteps = 64;

/**
 * The processes above one, nearest first, without the first process of the system. It ends with a loop, which
 * can appear because pids are read at different times. `parentOf`: null where there is none, or none that is known.
 */
export function ancestorsOf(parentOf: (pid: number) => number | null, pid: number): number[] {
  const found: number[] = [];
  let at = parentOf(pid) ?? 0;
  while (at > 1 && found.length < maxSteps && !found.includes(at)) {
    found.push(at);
    at = parentOf(at) ?? 0;
  }
  return found;
}

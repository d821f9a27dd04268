/** Longer than any chain of parents. */
const maxSteps = 64;

/**
 * The processes above one, nearest first, without the first process of the system; each is read only once it is
 * asked for. It ends with a loop, which can appear because pids are read at different times. `parentOf`: null
 * where there is none, or none that is known.
 */
export function* ancestorsOf(
  parentOf: (pid: number) => number | null,
  pid: number,
): Generator<number, void> {
  const seen = new Set<number>();
  let at = parentOf(pid) ?? 0;
  while (at > 1 && seen.size < maxSteps && !seen.has(at)) {
    seen.add(at);
    yield at;
    at = parentOf(at) ?? 0;
  }
}

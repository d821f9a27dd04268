/** How many names are suggested. */
const maxNear = 3;
/** How much of a name is compared, in characters, and how many names are: a Hub may list tens of thousands. */
const maxLength = 40;
const maxNames = 1_000;
/** A beginning of a name as short as this says nothing. */
const shortestStart = 2;

/** The names that a person may have meant by one that doesn't exist, the likeliest first. Case makes no difference. */
export function nearNames(typed: string, names: readonly string[]): string[] {
  const wanted = letters(typed);
  if (wanted.length === 0) return [];
  const farthest = Math.max(1, Math.floor(wanted.length / 3));
  const near = new Map<string, number>();
  for (const name of names.slice(0, maxNames)) {
    const distance = distanceTo(wanted, letters(name), farthest);
    if (distance <= farthest) near.set(name, distance);
  }
  return [...near]
    .toSorted(([, left], [, right]) => left - right)
    .slice(0, maxNear)
    .map(([name]) => name);
}

const letters = (name: string): string[] =>
  [
    ...name
      .slice(0, 2 * maxLength)
      .normalize('NFKC')
      .toLowerCase(),
  ].slice(0, maxLength);

/** How many letters are missing, too many, wrong or swapped with their neighbour; more than `farthest`: too many. */
function distanceTo(wanted: readonly string[], name: readonly string[], farthest: number): number {
  if (startsWith(name, wanted) || startsWith(wanted, name)) return farthest;
  if (Math.abs(wanted.length - name.length) > farthest) return farthest + 1;
  let [before, last]: number[][] = [[], name.map((_letter, at) => at)];
  last = [...(last ?? []), name.length];
  for (const [at, letter] of wanted.entries()) {
    const row = [at + 1];
    for (const [to, other] of name.entries()) {
      const same = letter === other ? 0 : 1;
      const edited = Math.min((last[to] ?? 0) + same, (last[to + 1] ?? 0) + 1, (row[to] ?? 0) + 1);
      const swapped = at > 0 && to > 0 && letter === name[to - 1] && wanted[at - 1] === other;
      row.push(swapped ? Math.min(edited, (before?.[to - 1] ?? 0) + 1) : edited);
    }
    [before, last] = [last, row];
  }
  return last.at(-1) ?? 0;
}

const startsWith = (name: readonly string[], start: readonly string[]): boolean =>
  start.length >= shortestStart && start.every((letter, at) => name[at] === letter);

import type { ActivityChain, ActivityEntry } from '../../domain/activity.ts';
import { hashAfter, readLine } from './activity-line.ts';

export interface ReadChain {
  entries: ActivityEntry[];
  chain: ActivityChain;
  /** The hash of the last line that could be read; null where there is none. */
  head: string | null;
}

/**
 * Follows the chain through the files' texts, oldest first; `rotated` says that the first is one
 * from before a rotation, whose beginning may follow a file that is already deleted. A break is a line
 * that doesn't follow from the previous one; the chain starts again there.
 */
export function readChain(texts: readonly string[], rotated: boolean): ReadChain {
  const entries: ActivityEntry[] = [];
  let head: string | null = null;
  let since: number | null = null;
  let broken = false;
  let before: number | null = null;
  let first = true;
  for (const line of texts.flatMap((text) => text.split('\n')).filter((text) => text !== '')) {
    const read = readLine(line);
    if (!read) {
      [broken, before, first] = [true, null, false];
      continue;
    }
    const at = read.kind === 'anchor' ? read.anchor.at : read.entry.at;
    // After an unreadable line `before` is open until the next readable line gives its time.
    if (broken) before ??= at;
    if (!follows(read, head, first, rotated)) [broken, before] = [true, at];
    if (read.kind === 'entry') entries.push(read.entry);
    [head, since, first] = [read.hash, since ?? at, false];
  }
  const chain: ActivityChain = broken ? { kind: 'changed', before } : { kind: 'unbroken', since };
  return { entries, chain, head };
}

function follows(
  line: NonNullable<ReturnType<typeof readLine>>,
  head: string | null,
  first: boolean,
  rotated: boolean,
): boolean {
  if (line.kind === 'entry') return head !== null && line.hash === hashAfter(head, line.text);
  const { after } = line.anchor;
  const expected = first && rotated ? after : head;
  return after === expected && line.hash === hashAfter(after, line.text);
}

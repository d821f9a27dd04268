import { cStringIn } from './c-string.ts';

const countBytes = 4;
/** The kernel fills up the path to a multiple of a pointer's size (XNU's exec_extract_strings, bsd/kern/kern_exec.c). */
const pointerBytes = 8;

/**
 * The first words that a process was started with, at most `max`, from KERN_PROCARGS2: their number, the program's path,
 * padding, the words, and the environment. None in case of doubt: an empty first word must not be taken for
 * padding, or a later one would seem to be the script.
 */
export function startWordsIn(buffer: Buffer, max: number): readonly string[] {
  if (buffer.length < countBytes) return [];
  const count = buffer.readInt32LE(0);
  const strings = buffer.subarray(countBytes);
  const pathEnd = strings.indexOf(0);
  if (pathEnd <= 0) return [];
  let start = Math.ceil((pathEnd + 1) / pointerBytes) * pointerBytes;
  if (strings.subarray(pathEnd, start).some((byte) => byte !== 0)) return [];
  const words: string[] = [];
  while (words.length < Math.min(count, max)) {
    const end = start < strings.length ? strings.indexOf(0, start) : -1;
    const word = end < 0 ? null : cStringIn(strings.subarray(start, end));
    if (word === null) return [];
    words.push(word);
    start = end + 1;
  }
  return words;
}

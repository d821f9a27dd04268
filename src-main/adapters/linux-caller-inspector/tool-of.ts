import { basename } from 'node:path';

/** One file that is many tools: it runs as the one that it was called by, or that its first word names. */
const manyTools = /^(busybox|toybox|toolbox)(\.\w+)?$/;

/** What a program is by, and the words that it was given as that. */
export function toolOf(
  executable: string,
  [called = '', ...words]: readonly string[],
): { tool: string; words: readonly string[] } {
  const file = basename(executable);
  if (!manyTools.test(file)) return { tool: file, words };
  const name = basename(called.replace(/^-/, ''));
  if (!manyTools.test(name)) return { tool: name, words };
  const [tool = file, ...rest] = words;
  return { tool: basename(tool), words: rest };
}

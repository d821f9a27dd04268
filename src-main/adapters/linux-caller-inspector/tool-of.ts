import { basename } from 'node:path';

/** A file that contains many tools: it runs as the one it was called as, or that its first argument names. */
const manyTools = /^(busybox|toybox|toolbox)(\.\w+)?$/;

/** Whether the arguments of an executable name the tool. */
export const isManyTools = (executable: string): boolean => manyTools.test(basename(executable));

/** The tool that a program runs as, and the arguments of that tool. */
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

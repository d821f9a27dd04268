import { fileName, isWindowsPath } from '../../domain/program-role.ts';

/** A file that contains many tools: it runs as the one it was called as, or that its first argument names. */
const manyTools = /^(busybox|toybox|toolbox)(\.\w+)?$/;

/** The tool that an executable is, by its file's name: without the extension that programs have on Windows. */
export function toolName(executable: string): string {
  const name = fileName(executable);
  return isWindowsPath(executable) ? name.replace(/\.(exe|com)$/i, '') : name;
}

/** Whether the arguments of an executable name the tool. */
export const isManyTools = (executable: string): boolean => manyTools.test(toolName(executable));

/** The tool that a program runs as, and the arguments of that tool. */
export function toolOf(
  executable: string,
  [called = '', ...words]: readonly string[],
): { tool: string; words: readonly string[] } {
  const file = toolName(executable);
  if (!manyTools.test(file)) return { tool: file, words };
  const name = toolName(called.replace(/^-/, ''));
  if (!manyTools.test(name)) return { tool: name, words };
  const [tool = file, ...rest] = words;
  return { tool: toolName(tool), words: rest };
}

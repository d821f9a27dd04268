import { basename } from 'node:path';

const interpreters = /^(sh|bash|dash|zsh|ksh|fish|busybox|python[\d.]*|node|perl|ruby|php[\d.]*)$/;

/**
 * The script that an interpreter was started with: its first argument that is no option, and nothing
 * after it, as arguments may hold secrets. Null for other programs.
 */
export function scriptOf(executable: string | null, args: readonly string[]): string | null {
  if (executable === null || !interpreters.test(basename(executable))) return null;
  const rest = args.slice(1);
  // What follows these is a program text, a module or input, and no file.
  if (rest.some((arg) => /^-[a-z]*[cem]$/i.test(arg) || arg === '--eval' || arg === '--print')) {
    return null;
  }
  return rest.find((arg) => !arg.startsWith('-')) ?? null;
}

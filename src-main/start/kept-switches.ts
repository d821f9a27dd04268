/** How Hubkey shows itself at a start, which a start of its own decides anew. */
const ofOneStart = ['--hidden', '--quick'];

/** The switches of a start that hold for the next one too: not what it was to show or open then. */
export function keptSwitches(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  return args
    .slice(0, end === -1 ? args.length : end)
    .filter((arg) => arg.startsWith('--') && !ofOneStart.includes(arg));
}

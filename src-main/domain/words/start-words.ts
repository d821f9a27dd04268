/** Said on standard error where Hubkey does not start with these switches. */
export function refusedSwitchWords(names: readonly string[]): string {
  const given = names.map((name) => `--${name}`).join(', ');
  return `Hubkey doesn’t start with ${given}: it could open your credentials to other programs. Start it without.`;
}

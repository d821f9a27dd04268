/** Said on standard error where Hubkey does not start with these switches. */
export function refusedSwitchWords(names: readonly string[]): string {
  const given = names.map((name) => `--${name}`).join(', ');
  return `Hubkey doesn’t start with ${given}: it could open your credentials to other programs. Start Hubkey without ${names.length > 1 ? 'them' : 'it'}.`;
}

/** Why Hubkey did not start with these variables set, and what to do. */
export function refusedVariableWords(names: readonly string[]): { title: string; detail: string } {
  const set = names.join(' and ');
  const it = names.length > 1 ? 'them' : 'it';
  return {
    title: `Hubkey didn’t start: ${set} ${names.length > 1 ? 'are' : 'is'} set`,
    detail: `With ${it} set, everything Hubkey sends would be printed, your credentials too. Unset ${it}, then start Hubkey again.`,
  };
}

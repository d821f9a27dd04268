/** Said on standard error where Hubkey does not start with these switches. */
export function refusedSwitchWords(names: readonly string[]): string {
  const given = names.map((name) => `--${name}`).join(', ');
  return `Hubkey doesn’t start with ${given}: it could open your credentials to other programs. Start Hubkey without ${names.length > 1 ? 'them' : 'it'}.`;
}

/** Said on standard error where Hubkey does not start with these variables set. */
export function refusedVariableWords(names: readonly string[]): string {
  const it = names.length > 1 ? 'them' : 'it';
  return `Hubkey doesn’t start with ${names.join(' and ')} set: everything it sends would be printed, your credentials too. Unset ${it}, then start Hubkey again.`;
}

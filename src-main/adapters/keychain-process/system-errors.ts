/** What the system says of its own errors, in the language in which keytar passes it on. */
export interface SystemErrors {
  /** The text of a code; null: it has none. */
  textOf(code: number): string | null;
  /** The code of what is wrong with the keychain as a whole; null: nothing is, or that can't be told. */
  ofKeychain(): number | null;
}

/**
 * keytar's message with the code that it stands for, which keytar leaves out: texts are in the system's language. The
 * message as it is where no code has that text.
 */
export function withCode(message: string, codes: readonly number[], errors: SystemErrors): string {
  const said = codes.find((code) => errors.textOf(code)?.trim() === message.trim());
  const code = said ?? errors.ofKeychain();
  return code === null ? message : `${message.trim()} (error code ${code})`;
}

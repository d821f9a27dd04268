import type { SystemErrorTexts } from '../native/system-error-texts.ts';

/**
 * keytar's message with the code that it stands for, which keytar leaves out: texts are in the system's language. The
 * message as it is where no code has that text.
 */
export function withCode(
  message: string,
  codes: readonly number[],
  errors: SystemErrorTexts,
): string {
  const said = codes.find((code) => errors.textOf(code)?.trim() === message.trim());
  const code = said ?? errors.ofKeychain();
  return code === null ? message : `${message.trim()} (error code ${code})`;
}

import type { KeychainProblem } from '../domain/keychain-problem.ts';

/**
 * What the keychains of the three systems say, by what it means: libsecret and GDBus on Linux,
 * Security framework on macOS, Credential Manager on Windows. First match counts.
 */
const meanings: readonly [RegExp, KeychainProblem][] = [
  [/locked|IsLocked|prompt (was )?dismissed|interaction is not allowed|-25308/i, 'locked'],
  [
    /ServiceUnknown|was not provided by any|NameHasNoOwner|Cannot autolaunch|Could not connect|Connection refused|No such file or directory|Failed to load keytar|No such (interface|secret collection)/i,
    'absent',
  ],
  [/AccessDenied|not allowed|user canceled|-128|-25293|authorization|permission/i, 'denied'],
  [/no space|disk full|quota|stub received bad data|not enough|too (long|large)|-61\b/i, 'full'],
  [/timed? ?out|NoReply/i, 'slow'],
];

/** What an error of the keychain means. */
export function keychainProblem(error: unknown): KeychainProblem {
  const text = error instanceof Error ? error.message : String(error);
  return meanings.find(([pattern]) => pattern.test(text))?.[1] ?? 'failed';
}

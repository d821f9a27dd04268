/** Why there is no update. Nothing is installed then. */
export type UpdateProblem =
  | { kind: 'no-network' }
  /** Nothing answered, or the connection broke. */
  | { kind: 'unreachable' }
  | { kind: 'proxy' }
  /** The feed's certificate isn't accepted, so nothing was sent. */
  | { kind: 'certificate' }
  /** A 3xx, which is never followed. */
  | { kind: 'redirect' }
  | { kind: 'status'; status: number }
  | { kind: 'slow' }
  | { kind: 'cut-short' }
  | { kind: 'too-large' }
  /** There is no signature beside the manifest. */
  | { kind: 'unsigned' }
  /** The signature isn't by the key that this copy trusts, or not of this manifest. */
  | { kind: 'wrong-signature' }
  /** A signed manifest that says nothing usable. */
  | { kind: 'unreadable' }
  /** The manifest has no file for this kind of package. */
  | { kind: 'no-file' }
  /** Older than the version that runs. */
  | { kind: 'older'; version: string }
  /** The downloaded file isn't the one that the manifest names. */
  | { kind: 'wrong-file' }
  /** This person may not replace the file `path`. */
  | { kind: 'not-writable'; path: string }
  | { kind: 'disk-full' }
  | { kind: 'not-saved' }
  /** The system's own updater didn't take the downloaded file. */
  | { kind: 'refused-by-system' };

/**
 * Why a downloaded version wasn't installed. `changed`: it isn't the file that was proved · `not-replaced`: this
 * program's file can't be replaced, or the system's installer can't be started · `interrupted`: it was begun, and the
 * older version still runs.
 */
export const installProblems = ['changed', 'disk-full', 'not-replaced', 'interrupted'] as const;
export type InstallProblem = (typeof installProblems)[number];

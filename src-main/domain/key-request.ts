import type { ClientKeyId, ProfileId } from './ids.ts';
import type { KeyProblem } from './key-problem.ts';

/** A change at the Hub that a person asked for. `name`: of a key that exists, as it was shown when it was chosen. */
export type KeyRequest =
  | { do: 'create'; name: string }
  /** `hubId` is chosen from the list if the ledger doesn't know it. */
  | { do: 'rotate'; name: string; key: ClientKeyId; hubId: number | null }
  /** `key` is the local id, null if its secret was never here. */
  | { do: 'revoke'; name: string; hubId: number; key: ClientKeyId | null };

/** The form for a pasted key. The key only goes to main, and into a `Secret` there. */
export interface AddKeyForm {
  profile: ProfileId;
  name: string;
  key: string;
  /** Which key of the Hub's list it is; null: not known. */
  hubId: number | null;
}

/** What was done with a key. `add`: a pasted key was saved. `add-unchecked`: it was saved but couldn’t be checked yet. */
export type KeyAction = KeyRequest['do'] | 'add' | 'add-unchecked';

/** The outcome of a change that continued by itself after a sign-in or restart, or of adding a pasted key. */
export interface KeyNews {
  /** Rises with each. */
  number: number;
  profile: ProfileId;
  action: KeyAction;
  name: string;
  /** null: all went well. */
  problem: KeyProblem | null;
}

import type { ClientKeyId, ProfileId } from './ids.ts';
import type { KeyProblem } from './key-problem.ts';

/** A change at the Hub that a person asked for; `name` is for words alone. */
export type KeyRequest =
  | { do: 'create'; name: string }
  /** `hubId` is chosen from the list where the ledger doesn't know it. */
  | { do: 'rotate'; name: string; key: ClientKeyId; hubId: number | null }
  /** `key` is the local one, null where its secret was never here. */
  | { do: 'revoke'; name: string; hubId: number; key: ClientKeyId | null };

/** What the form for a pasted key sends: the key goes to main only, and into a `Secret` there. */
export interface AddKeyForm {
  profile: ProfileId;
  name: string;
  key: string;
  /** Which key of the Hub's list it is; null: not known. */
  hubId: number | null;
}

/** What was done with a key; `add`: a pasted one was saved, `add-unchecked`: and couldn’t be checked yet. */
export type KeyAction = KeyRequest['do'] | 'add' | 'add-unchecked';

/** What came of an ask that went on by itself, after a sign-in or a restart, or of a pasted key. */
export interface KeyNews {
  /** Rises with each. */
  number: number;
  profile: ProfileId;
  action: KeyAction;
  name: string;
  /** null: all went well. */
  problem: KeyProblem | null;
}

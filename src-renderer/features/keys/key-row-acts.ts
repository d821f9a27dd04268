import type { ClientKey, CopyKind, KeyRow } from '../../../src-main/contract/index.ts';

/** What a person can do with a key in the list. */
export interface KeyRowActs {
  copy: (key: ClientKey, what: CopyKind) => void;
  check: (key: ClientKey) => void;
  rotate: (key: ClientKey) => void;
  revoke: (row: KeyRow) => void;
  addSecret: (row: KeyRow) => void;
  forget: (key: ClientKey) => void;
  /** Says whether requests may use it unasked. */
  mark: (key: ClientKey, forScripts: boolean) => void;
}

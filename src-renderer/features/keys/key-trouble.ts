import {
  copyProblemWords,
  keyProblemWords,
  m,
  rejectedKeyWords,
  shownName,
  type ClientKey,
  type KeyProblem,
  type PersonCopyProblem,
} from '../../../src-main/contract/index.ts';

/** What went wrong with something a person asked for. `key`: the key that it is about, where one is here. */
export type KeyTrouble =
  | { kind: 'key'; problem: KeyProblem; key: ClientKey | null }
  | { kind: 'copy'; problem: PersonCopyProblem }
  | { kind: 'export' }
  /** Revoking several keys stopped at one; `untried` is how many came after it. */
  | { kind: 'revoke-many'; name: string; problem: KeyProblem; untried: number };

/** Whether the list of unfinished changes says it already. */
export const isShownByActs = ({ kind }: KeyProblem): boolean =>
  kind === 'orphaned' || kind === 'not-known-yet';

/** What happened, and what to do. */
export function keyTroubleWords(trouble: KeyTrouble): string {
  switch (trouble.kind) {
    case 'key': {
      const { problem, key } = trouble;
      if (problem.kind !== 'key-refused' || !key) return keyProblemWords(problem);
      return m.keys_sentences({
        first: rejectedKeyWords(key.name),
        second: m.keys_rejected_todo(),
      });
    }
    case 'copy':
      return copyProblemWords(trouble.problem);
    case 'export':
      return m.keys_not_exported();
    case 'revoke-many': {
      const why = keyProblemWords(trouble.problem);
      const name = shownName(trouble.name);
      return trouble.untried === 0
        ? m.keys_revoke_failed({ name, why })
        : m.keys_revoke_stopped({ name, why, count: trouble.untried });
    }
  }
}

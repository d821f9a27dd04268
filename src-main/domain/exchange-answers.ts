import type { ImportPlan } from './import-plan.ts';

/** Why an export failed. `failed`: the file couldn't be written. `not-sealed`: it couldn't be encrypted. `no-keys`: there is none whose secret can be read. */
export type ExportProblem = 'failed' | 'not-sealed' | 'too-short' | 'no-keys';

/** What a person chose: nothing, a file with its plan, or one that needs its passphrase first. */
export type ImportStart =
  { kind: 'cancelled' } | { kind: 'plan'; plan: ImportPlan } | { kind: 'sealed' };

/** `gone`: no file is under way. `changed`: something changed here since the plan was shown; this is the new one. */
export type ImportEndProblem = { kind: 'gone' } | { kind: 'changed'; plan: ImportPlan };

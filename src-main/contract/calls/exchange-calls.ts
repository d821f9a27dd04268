import * as v from 'valibot';
import type { ExchangeProblem } from '../../domain/exchange.ts';
import type {
  ExportProblem,
  ImportEndProblem,
  ImportStart,
} from '../../domain/exchange-answers.ts';
import type { ImportPlan } from '../../domain/import-plan.ts';
import type { Result } from '../../domain/result.ts';
import { call } from '../call.ts';
import { nothing, text } from '../inputs.ts';

/** A passphrase only goes to main, and into a `Secret` there. */
const passphrase = v.strictObject({ passphrase: text });

/** Moves profiles, settings and client keys between computers. */
export const exchangeCalls = {
  /** Saves profiles and settings, without any secret. */
  exportSettings: call(nothing).returns<Result<'saved' | 'cancelled', 'failed'>>(),
  /** Saves them with the client keys, encrypted. */
  exportClientKeys: call(passphrase).returns<Result<'saved' | 'cancelled', ExportProblem>>(),
  /** Asks for a file, and says what importing it would do. */
  startImport: call(nothing).returns<Result<ImportStart, ExchangeProblem>>(),
  /** Opens the encrypted file that was chosen. */
  openImport: call(passphrase).returns<Result<ImportPlan, ExchangeProblem | { kind: 'gone' }>>(),
  /** Does what was shown. */
  finishImport: call(nothing).returns<Result<void, ImportEndProblem>>(),
  forgetImport: call(nothing).returns<null>(),
};

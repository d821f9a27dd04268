import * as v from 'valibot';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { CopyProblem, CopyReceipt } from '../../domain/copy-request.ts';
import type { Result } from '../../domain/result.ts';
import { call } from '../call.ts';
import { copyRequest, nothing, profile } from '../inputs.ts';

/** Copies, and the list of endpoints. */
export const copyCalls = {
  copy: call(copyRequest).returns<Result<CopyReceipt, CopyProblem>>(),
  /** A copy from the quick palette, which closes once the copy is made. */
  copyQuick: call(copyRequest).returns<Result<CopyReceipt, CopyProblem>>(),
  closePalette: call(nothing).returns<null>(),
  /** The text of a copy, with dots instead of the credential. */
  preview: call(copyRequest).returns<string>(),
  /** Drops the copy that waits for a sign-in. */
  forgetWaitingCopy: call(nothing).returns<null>(),
  /** The requests that the Hub accepts; `again` reloads its document. */
  catalogue: call(v.strictObject({ profile, again: v.boolean() })).returns<Catalogue>(),
};

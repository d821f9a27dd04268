import * as v from 'valibot';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { CopyProblem, CopyReceipt } from '../../domain/copy-request.ts';
import type { Result } from '../../domain/result.ts';
import { call } from '../call.ts';
import { copyRequest, nothing, profile } from '../inputs.ts';

/** Copying, and what there is to copy. */
export const copyCalls = {
  copy: call(copyRequest).returns<Result<CopyReceipt, CopyProblem>>(),
  /** A copy asked for in the quick palette, which is gone once it is made. */
  copyQuick: call(copyRequest).returns<Result<CopyReceipt, CopyProblem>>(),
  closePalette: call(nothing).returns<null>(),
  /** What a copy would give, with dots in the credential's place. */
  preview: call(copyRequest).returns<string>(),
  /** Lets go of the copy that waits for a sign-in. */
  forgetWaitingCopy: call(nothing).returns<null>(),
  /** What requests the Hub takes; `again` reads its document anew. */
  catalogue: call(v.strictObject({ profile, again: v.boolean() })).returns<Catalogue>(),
};

import * as v from 'valibot';
import type { ClipboardProblem } from '../../domain/copy-request.ts';
import { productFolders, type ProductFacts } from '../../domain/product-facts.ts';
import type { Result } from '../../domain/result.ts';
import { call } from '../call.ts';
import { fingerprint, nothing } from '../inputs.ts';

/** Hubkey itself, and copies that hold no credential. */
export const aboutCalls = {
  productFacts: call(nothing).returns<ProductFacts>(),
  /** Shows a folder in the desktop's file manager. */
  openFolder: call(v.picklist(productFolders)).returns<Result<void, 'failed'>>(),
  /** Puts facts for a report on the clipboard. */
  copyDiagnostics: call(nothing).returns<Result<void, ClipboardProblem>>(),
  /** Puts a certificate's fingerprint on the clipboard. */
  copyFingerprint: call(fingerprint).returns<Result<void, ClipboardProblem>>(),
};

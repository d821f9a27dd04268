import * as v from 'valibot';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { CopyProblem, CopyReceipt } from '../../domain/copy-request.ts';
import type { EndpointChoice } from '../../domain/endpoint.ts';
import type { Result } from '../../domain/result.ts';
import type { SavedRequest } from '../../domain/saved-request.ts';
import { call } from '../call.ts';
import { copyRequest, endpoint, nothing, profile, text } from '../inputs.ts';

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
  /** Remembers what is picked on the Copy screen while its window is closed. */
  pickRequest: call(v.strictObject({ profile, endpoint })).returns<null>(),
  /** What was picked last, without its body; null: nothing was. */
  pickedRequest: call(profile).returns<EndpointChoice | null>(),
  /** The endpoint that the Copy screen asks the person to fill in. It is handed out once. */
  takeFillIn: call(profile).returns<SavedRequest | null>(),
  /** Adds a request to the profile's favourites, or removes it from them. */
  toggleFavourite: call(v.strictObject({ profile, endpoint })).returns<null>(),
  /** Opens the Copy screen to fill in an endpoint's parameters. */
  fillInRequest: call(v.strictObject({ profile, method: text, path: text })).returns<null>(),
  /** The requests that the Hub accepts; `again` reloads its document. */
  catalogue: call(v.strictObject({ profile, again: v.boolean() })).returns<Catalogue>(),
};

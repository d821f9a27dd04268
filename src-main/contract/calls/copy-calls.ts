import * as v from 'valibot';
import type { Catalogue } from '../../domain/catalogue.ts';
import type {
  CopyOptions,
  CopyProblem,
  CopyReceipt,
  PersonCopyProblem,
} from '../../domain/copy-request.ts';
import type { EndpointChoice } from '../../domain/endpoint.ts';
import type { Result } from '../../domain/result.ts';
import type { SavedRequest } from '../../domain/saved-request.ts';
import { call } from '../call.ts';
import { paletteScreens, type PaletteDeed } from '../../domain/palette-choice.ts';
import {
  copyOptions,
  copyRequest,
  credential,
  endpoint,
  nothing,
  profile,
  text,
} from '../inputs.ts';
import type { LongAnswer } from '../long-answer.ts';

const paletteDeed = v.variant('do', [
  v.strictObject({ do: v.picklist(['refresh', 'sign-in', 'switch']), profile }),
  v.strictObject({ do: v.literal('screen'), screen: v.picklist(paletteScreens), profile }),
  v.strictObject({ do: v.literal('open-docs'), profile, credential }),
]) satisfies v.GenericSchema<unknown, PaletteDeed>;

/** Copies, the quick palette, and the list of endpoints. */
export const copyCalls = {
  copy: call(copyRequest).returns<Result<CopyReceipt, PersonCopyProblem>>(),
  /** A copy from the quick palette, which closes once the copy is made. */
  copyQuick: call(copyRequest).returns<Result<CopyReceipt, PersonCopyProblem>>(),
  /** A copy from the tray's popover, which stays open with its receipt. */
  copyInPopover: call(copyRequest).returns<Result<CopyReceipt, PersonCopyProblem>>(),
  closePalette: call(nothing).returns<null>(),
  /** Does what a line of the palette or popover says besides copying and locking, and closes both. */
  quickDeed: call(paletteDeed).returns<null>(),
  /** The text of a copy, with dots instead of the credential. */
  preview: call(copyRequest).returns<Result<string, CopyProblem>>(),
  /** Drops the copy that waits for a sign-in. */
  forgetWaitingCopy: call(nothing).returns<null>(),
  /** Remembers what is picked on the Copy screen while its window is closed. */
  pickRequest: call(v.strictObject({ profile, endpoint })).returns<null>(),
  /** What was picked last, without its body; null: nothing was. */
  pickedRequest: call(profile).returns<EndpointChoice | null>(),
  /** The endpoint that the Copy screen asks the person to fill in. It is handed out once. */
  takeFillIn: call(profile).returns<SavedRequest | null>(),
  /** How the Copy screen was set to write its texts, in this run; null: it wasn't. */
  copyOptions: call(nothing).returns<CopyOptions | null>(),
  chooseCopyOptions: call(copyOptions).returns<null>(),
  /** Adds a request to the profile's favourites, or removes it from them. */
  toggleFavourite: call(v.strictObject({ profile, endpoint })).returns<null>(),
  /** Opens the Copy screen to fill in an endpoint's parameters. */
  fillInRequest: call(v.strictObject({ profile, method: text, path: text })).returns<null>(),
  /** The requests that the Hub accepts; `again` reloads its document. */
  catalogue: call(v.strictObject({ profile, again: v.boolean() })).returns<LongAnswer<Catalogue>>(),
};

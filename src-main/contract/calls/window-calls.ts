import * as v from 'valibot';
import type { ActivityPage } from '../../domain/activity.ts';
import type { AppView } from '../../domain/app-view.ts';
import { call } from '../call.ts';
import { nothing, text } from '../inputs.ts';

/** The data that the window draws from. */
export const windowCalls = {
  /** The current snapshot; later ones are pushed. */
  view: call(nothing).returns<AppView>(),
  /** The newest log entries that contain every word of the search. */
  activity: call(v.strictObject({ search: text })).returns<ActivityPage>(),
  /** Opens the quick palette. */
  openPalette: call(nothing).returns<null>(),
  dismissNotice: call(
    v.picklist([
      'settings-damaged',
      'settings-partly-damaged',
      'settings-newer',
      'keys-left',
      'keys-lost',
      'helper-failed',
      'unsafe-runtime-dir',
      'clipboard-not-cleared',
      'copy-failed',
    ]),
  ).returns<null>(),
};

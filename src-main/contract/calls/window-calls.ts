import * as v from 'valibot';
import type { ActivityPage } from '../../domain/activity.ts';
import type { AppView } from '../../domain/app-view.ts';
import { call } from '../call.ts';
import { nothing, text } from '../inputs.ts';

/** What the window draws from. */
export const windowCalls = {
  /** The present snapshot; later ones are pushed. */
  view: call(nothing).returns<AppView>(),
  /** The newest of what was recorded, in which every word is found. */
  activity: call(v.strictObject({ search: text })).returns<ActivityPage>(),
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

import * as v from 'valibot';
import { activityGroupNames, type ActivityPage } from '../../domain/activity.ts';
import { lastingNotices } from '../../domain/app-state.ts';
import type { AppView } from '../../domain/app-view.ts';
import type { Result } from '../../domain/result.ts';
import { call } from '../call.ts';
import { nothing, text } from '../inputs.ts';
import type { AnswerPart } from '../long-answer.ts';

/** A filter of the log; absent: none. */
const group = v.optional(v.picklist(activityGroupNames));

/** The data that the window draws from. */
export const windowCalls = {
  /** The current snapshot; later ones are pushed. */
  view: call(nothing).returns<AppView>(),
  /** The next part of an answer that comes in parts. */
  restOfAnswer: call(v.pipe(v.number(), v.integer())).returns<AnswerPart>(),
  /** The newest log entries that contain every word of the search. */
  activity: call(v.strictObject({ search: text, group })).returns<ActivityPage>(),
  /** Saves what the search and filter find, without any secret. */
  exportActivity: call(
    v.strictObject({ search: text, group, as: v.picklist(['csv', 'json']) }),
  ).returns<Result<'saved' | 'cancelled', 'failed'>>(),
  /** Opens the quick palette. */
  openPalette: call(nothing).returns<null>(),
  dismissNotice: call(
    v.picklist([
      'settings-damaged',
      'settings-partly-damaged',
      'settings-newer',
      'managed-refused',
      'keys-left',
      'keys-lost',
      'login-item-failed',
      'helper-failed',
      'unsafe-runtime-dir',
      'clipboard-not-cleared',
      'copy-failed',
      'bad-link',
      'keys-exported',
      'imported',
      ...lastingNotices,
    ]),
  ).returns<null>(),
};

import type { HandlersOf } from '../../contract/call.ts';
import type { windowCalls } from '../../contract/calls/window-calls.ts';
import { windowView } from '../../domain/covered-view.ts';
import type { Services } from '../../services/create-services.ts';
import type { LongAnswers } from './long-answers.ts';
import { withoutAnswer } from './without-answer.ts';

export const windowHandlers = (
  {
    views,
    recovery,
    saver,
    activity,
    notices,
    exports,
    navigation,
  }: Pick<
    Services,
    'views' | 'recovery' | 'saver' | 'activity' | 'notices' | 'exports' | 'navigation'
  >,
  long: LongAnswers,
): HandlersOf<typeof windowCalls> => ({
  view: () => {
    // A window opens, so a person is there, and may have unlocked the keychain or repaired the settings.
    void recovery.tryQuietly();
    void saver.retry();
    return Promise.resolve(windowView(views.view()));
  },
  restOfAnswer: (rest) => Promise.resolve(long.rest(rest)),
  activity: ({ search, group = null }) => activity.page(search, group),
  exportActivity: ({ search, group = null, as }) => exports.activity({ search, group }, as),
  openPalette: () => withoutAnswer(() => navigation.openPalette()),
  dismissNotice: (kind) => withoutAnswer(() => notices.dismiss(kind)),
});

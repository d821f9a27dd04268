import type { HandlersOf } from '../../contract/call.ts';
import type { windowCalls } from '../../contract/calls/window-calls.ts';
import type { Services } from '../../services/create-services.ts';
import { done } from './done.ts';

export const windowHandlers = ({
  views,
  recovery,
  activity,
  notices,
}: Pick<Services, 'views' | 'recovery' | 'activity' | 'notices'>): HandlersOf<
  typeof windowCalls
> => ({
  view: () => {
    // A window opens: a person is there, who may have unlocked the keychain.
    void recovery.look();
    return Promise.resolve(views.view());
  },
  activity: ({ search }) => activity.page(search),
  dismissNotice: (kind) => done(() => notices.dismiss(kind)),
});

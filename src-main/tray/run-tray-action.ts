import { exhaustive } from '../domain/exhaustive.ts';
import type { Services } from '../services/create-services.ts';
import type { TrayAction } from './menu-model.ts';

type TrayServices = Pick<Services, 'personCopies' | 'profiles' | 'sessions' | 'navigation'>;

/** Does what was chosen in the tray's menu; `quit` ends the app. */
export async function runTrayAction(
  action: TrayAction,
  { personCopies, profiles, sessions, navigation }: TrayServices,
  quit: () => void,
): Promise<void> {
  switch (action.do) {
    case 'copy':
      await personCopies.copy(action.request, 'tray');
      break;
    case 'choose-profile':
      profiles.choose(action.profile);
      break;
    case 'refresh':
      await sessions.refreshNow(action.profile);
      break;
    case 'sign-in':
      navigation.askSignIn(action.profile);
      break;
    case 'sign-out':
      await profiles.signOut(action.profile);
      break;
    case 'show-health':
      navigation.showScreen('health', action.profile);
      break;
    case 'open':
      navigation.showWindow();
      break;
    case 'quit':
      quit();
      break;
    default:
      exhaustive(action);
  }
}

import { exhaustive } from '../domain/exhaustive.ts';
import type { Services } from '../services/create-services.ts';
import type { TrayAction } from './tray-item.ts';

type TrayServices = Pick<Services, 'trayActs' | 'profiles' | 'navigation' | 'lock'>;

/** Runs an action of the tray menu; `quit` ends the app. */
export async function runTrayAction(
  action: TrayAction,
  { trayActs, profiles, navigation, lock }: TrayServices,
  quit: () => void,
): Promise<void> {
  switch (action.do) {
    case 'copy':
      await trayActs.copy(action.request);
      break;
    case 'quick-copy':
      navigation.openPalette();
      break;
    case 'choose-profile':
      profiles.choose(action.profile);
      break;
    case 'refresh':
      await trayActs.refresh(action.profile);
      break;
    case 'sign-in':
      navigation.requestSignIn(action.profile);
      break;
    case 'sign-out':
      await trayActs.signOut(action.profile);
      break;
    case 'show-health':
      navigation.showScreen('health', action.profile);
      break;
    case 'show-keys':
      navigation.showScreen('keys', action.profile);
      break;
    case 'new-key':
      navigation.showNewKey(action.profile);
      break;
    case 'open-docs':
      navigation.openDocs({ profile: action.profile, credential: action.credential });
      break;
    case 'show-settings':
      navigation.showScreen('settings', action.profile);
      break;
    case 'lock':
      lock.lock('person');
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

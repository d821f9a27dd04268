import type { HandlersOf } from '../../contract/call.ts';
import type { copyCalls } from '../../contract/calls/copy-calls.ts';
import type { CopyRequest, PersonCopyProblem } from '../../domain/copy-request.ts';
import { exhaustive } from '../../domain/exhaustive.ts';
import type { ProfileId } from '../../domain/ids.ts';
import type { PaletteDeed } from '../../domain/palette-choice.ts';
import type { SavedRequest } from '../../domain/saved-request.ts';
import type { Services } from '../../services/create-services.ts';
import type { LongAnswers } from './long-answers.ts';
import { withoutAnswer } from './without-answer.ts';

/** The palette, which closes once there is nothing left to do in it. */
export interface ClosablePalette {
  close(): void;
  isOpen(): boolean;
}

export const copyHandlers = (
  {
    copies,
    personCopies,
    requests,
    navigation,
    catalogues,
    teller,
    trayActs,
    profiles,
  }: Pick<
    Services,
    | 'copies'
    | 'personCopies'
    | 'requests'
    | 'navigation'
    | 'catalogues'
    | 'teller'
    | 'trayActs'
    | 'profiles'
  >,
  palette: ClosablePalette,
  long: LongAnswers,
): HandlersOf<typeof copyCalls> => {
  function openFillIn(profile: ProfileId, { method, path }: SavedRequest): void {
    if (!requests.fillIn(profile, { method, path })) return;
    palette.close();
    navigation.showScreen('copy', profile);
  }
  async function copy(request: CopyRequest, by: 'window' | 'palette') {
    const copied = await personCopies.copy(request, by);
    const unfilled = !copied.ok && copied.problem.kind === 'unfilled' ? copied.problem : null;
    if (unfilled) openFillIn(request.profile, unfilled.request);
    return copied;
  }
  /** The palette is closed by then, so whatever fails is shown elsewhere. */
  function act(deed: PaletteDeed): void {
    palette.close();
    switch (deed.do) {
      case 'refresh':
        void trayActs.refresh(deed.profile);
        break;
      case 'sign-in':
        navigation.requestSignIn(deed.profile);
        break;
      case 'switch':
        profiles.choose(deed.profile);
        break;
      case 'screen':
        navigation.showScreen(deed.screen, deed.profile);
        break;
      case 'open-docs':
        navigation.openDocs({ profile: deed.profile, credential: deed.credential });
        break;
      default:
        exhaustive(deed);
    }
  }
  return {
    copy: (request) => copy(request, 'window'),
    copyQuick: async (request) => {
      const wasOpen = palette.isOpen();
      const copied = await copy(request, 'palette');
      // If something is needed first, the window that asks for it is open by now.
      if (copied.ok || asksElsewhere.has(copied.problem.kind)) palette.close();
      // Another window, such as the keychain's prompt, took the focus, which closed the palette.
      else if (wasOpen && !palette.isOpen()) teller.copyFailed(copied.problem, 'palette');
      return copied;
    },
    quickDeed: (deed) => withoutAnswer(() => act(deed)),
    closePalette: () => withoutAnswer(() => palette.close()),
    preview: (request) => Promise.resolve(personCopies.preview(request)),
    forgetWaitingCopy: () => withoutAnswer(() => copies.forgetWaiting()),
    pickRequest: ({ profile, endpoint }) => withoutAnswer(() => requests.pick(profile, endpoint)),
    pickedRequest: (profile) => Promise.resolve(requests.picked(profile)),
    takeFillIn: (profile) => Promise.resolve(requests.takeFillIn(profile)),
    copyOptions: () => Promise.resolve(requests.options),
    chooseCopyOptions: (options) => withoutAnswer(() => (requests.options = options)),
    toggleFavourite: ({ profile, endpoint }) =>
      withoutAnswer(() => requests.toggleFavourite(profile, endpoint)),
    fillInRequest: ({ profile, ...request }) => withoutAnswer(() => openFillIn(profile, request)),
    catalogue: async ({ profile, again }) => long.begin(await catalogues.of(profile, again)),
  };
};

/** The problems that another window asks the person about. */
const asksElsewhere = new Set<PersonCopyProblem['kind']>(['sign-in-needed', 'unfilled']);

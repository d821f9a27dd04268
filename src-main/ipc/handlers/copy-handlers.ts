import type { HandlersOf } from '../../contract/call.ts';
import type { copyCalls } from '../../contract/calls/copy-calls.ts';
import type { CopyRequest, PersonCopyProblem } from '../../domain/copy-request.ts';
import { exhaustive } from '../../domain/exhaustive.ts';
import type { ProfileId } from '../../domain/ids.ts';
import type { PaletteDeed } from '../../domain/palette-choice.ts';
import type { SavedRequest } from '../../domain/saved-request.ts';
import type { Services } from '../../services/create-services.ts';
import type { LongAnswers } from './long-answers.ts';
import type { ClosablePopup, Popups } from './popups.ts';
import { withoutAnswer } from './without-answer.ts';

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
  { palette, popover }: Popups,
  long: LongAnswers,
): HandlersOf<typeof copyCalls> => {
  function closePopups(): void {
    palette.close();
    popover.close();
  }
  function openFillIn(profile: ProfileId, { method, path }: SavedRequest): void {
    if (!requests.fillIn(profile, { method, path })) return;
    closePopups();
    navigation.showScreen('copy', profile);
  }
  async function copy(request: CopyRequest, by: 'window' | 'palette' | 'tray') {
    const copied = await personCopies.copy(request, by);
    const unfilled = !copied.ok && copied.problem.kind === 'unfilled' ? copied.problem : null;
    if (unfilled) openFillIn(request.profile, unfilled.request);
    return copied;
  }
  async function copyInPopup(request: CopyRequest, by: 'palette' | 'tray', popup: ClosablePopup) {
    const wasOpen = popup.isOpen();
    const copied = await copy(request, by);
    if (copied.ok) return copied;
    // The window that asks for what is needed first is open by now.
    if (asksElsewhere.has(copied.problem.kind)) popup.close();
    // Another window, such as the keychain's prompt, took the focus, which closed the popup.
    else if (wasOpen && !popup.isOpen()) teller.copyFailed(copied.problem, by);
    return copied;
  }
  /** The popup is closed by then, so whatever fails is shown elsewhere. */
  function act(deed: PaletteDeed): void {
    closePopups();
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
      const copied = await copyInPopup(request, 'palette', palette);
      if (copied.ok) palette.close();
      return copied;
    },
    copyInPopover: (request) => copyInPopup(request, 'tray', popover),
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

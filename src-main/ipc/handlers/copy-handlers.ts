import type { HandlersOf } from '../../contract/call.ts';
import type { copyCalls } from '../../contract/calls/copy-calls.ts';
import type { Services } from '../../services/create-services.ts';
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
  }: Pick<
    Services,
    'copies' | 'personCopies' | 'requests' | 'navigation' | 'catalogues' | 'teller'
  >,
  palette: ClosablePalette,
): HandlersOf<typeof copyCalls> => ({
  copy: (request) => personCopies.copy(request, 'window'),
  copyQuick: async (request) => {
    const wasOpen = palette.isOpen();
    const copied = await personCopies.copy(request, 'palette');
    // If the password is needed, sign-in is open by now.
    if (copied.ok || copied.problem.kind === 'sign-in-needed') palette.close();
    // Another window, such as the keychain's prompt, took the focus, which closed the palette.
    else if (wasOpen && !palette.isOpen()) teller.copyFailed(copied.problem, 'palette');
    return copied;
  },
  closePalette: () => withoutAnswer(() => palette.close()),
  preview: (request) => Promise.resolve(personCopies.preview(request)),
  forgetWaitingCopy: () => withoutAnswer(() => copies.forgetWaiting()),
  pickRequest: ({ profile, endpoint }) => withoutAnswer(() => requests.pick(profile, endpoint)),
  pickedRequest: (profile) => Promise.resolve(requests.picked(profile)),
  takeFillIn: (profile) => Promise.resolve(requests.takeFillIn(profile)),
  toggleFavourite: ({ profile, endpoint }) =>
    withoutAnswer(() => requests.toggleFavourite(profile, endpoint)),
  fillInRequest: ({ profile, method, path }) =>
    withoutAnswer(() => {
      if (!requests.fillIn(profile, { method, path })) return;
      palette.close();
      navigation.showScreen('copy', profile);
    }),
  catalogue: ({ profile, again }) => catalogues.of(profile, again),
});

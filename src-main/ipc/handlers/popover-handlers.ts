import type { HandlersOf } from '../../contract/call.ts';
import type { popoverCalls } from '../../contract/calls/popover-calls.ts';
import type { Services } from '../../services/create-services.ts';
import type { FittingPopover } from './popups.ts';
import { withoutAnswer } from './without-answer.ts';

export const popoverHandlers = (
  { navigation }: Pick<Services, 'navigation'>,
  popover: FittingPopover,
): HandlersOf<typeof popoverCalls> => ({
  fitPopover: (height) => withoutAnswer(() => popover.fit(height)),
  closePopover: () => withoutAnswer(() => popover.close()),
  openWindow: () =>
    withoutAnswer(() => {
      popover.close();
      navigation.showWindow();
    }),
});

import * as v from 'valibot';
import { call } from '../call.ts';
import { nothing } from '../inputs.ts';

/** The tray's popover itself. */
export const popoverCalls = {
  /** The height of its content, in px: it is shown that high, as far as the screen allows. */
  fitPopover: call(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
  ).returns<null>(),
  closePopover: call(nothing).returns<null>(),
  /** Opens the window in its place. */
  openWindow: call(nothing).returns<null>(),
};

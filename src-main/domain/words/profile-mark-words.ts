import { m } from '../messages/index.ts';
import type { ProfileColour } from '../profile-mark.ts';

const names = {
  red: m.shell_colour_red,
  orange: m.shell_colour_orange,
  green: m.shell_colour_green,
  teal: m.shell_colour_teal,
  blue: m.shell_colour_blue,
  purple: m.shell_colour_purple,
} satisfies Record<ProfileColour, () => string>;

/** A profile colour's name. */
export const colourWords = (colour: ProfileColour): string => names[colour]();

/** The mark of a profile whose Hub does productive work. */
export const productionWords = (): string => m.shell_production();

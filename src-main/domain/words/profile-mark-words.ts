import { m } from '../messages/index.ts';
import type { ProfileColour, ProfileMark } from '../profile-mark.ts';
import { shortName } from './shown-name.ts';

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

/** A profile's name where no colour can stand beside it, with the word for a productive Hub: "ana (production)". */
export function markedName({
  name,
  production,
}: Pick<ProfileMark, 'production'> & { name: string }): string {
  const short = shortName(name);
  return production ? m.shell_production_name({ name: short }) : short;
}

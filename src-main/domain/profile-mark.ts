/** The colours a person can give a profile; each has its tokens in the window's styles. */
export const profileColours = ['red', 'orange', 'green', 'teal', 'blue', 'purple'] as const;
export type ProfileColour = (typeof profileColours)[number];

/** What tells a profile apart at a glance: its colour, and whether its Hub does productive work. */
export interface ProfileMark {
  /** Null: none. */
  colour: ProfileColour | null;
  production: boolean;
}

/** The mark of a profile; null: it has none. */
export const markOf = ({ colour, production }: ProfileMark): ProfileMark | null =>
  colour !== null || production ? { colour, production } : null;

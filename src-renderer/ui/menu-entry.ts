/** An entry of a menu. */
export interface MenuEntry {
  label: string;
  onclick: () => void;
  /** A second line, which describes the entry. */
  detail?: string;
  /** It can't be undone. */
  danger?: boolean;
  /** It turns something on or off, which is now as this says. */
  checked?: boolean;
  /** Only one of the entries with the same value is chosen, as `checked` says. */
  group?: string;
  /** A line stands above it. */
  separated?: boolean;
}

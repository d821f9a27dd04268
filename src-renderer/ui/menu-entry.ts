/** An entry of a menu. */
export interface MenuEntry {
  label: string;
  onclick: () => void;
  /** A second line, which describes the entry. */
  detail?: string;
  /** It can't be undone. */
  danger?: boolean;
  /** It switches something that is on or off now. */
  checked?: boolean;
  /** Of entries with the same value one alone is chosen, which `checked` says. */
  group?: string;
  /** A line stands above it. */
  separated?: boolean;
}

/** Shows a desktop notification; `onClick` is called when a person clicks it. False: this desktop has none. */
export interface Notifier {
  show(note: { title: string; body: string; onClick: () => void }): boolean;
}

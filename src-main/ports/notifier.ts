/** Shows a notification of the desktop; `onClick` when a person takes it. False: this desktop has none. */
export interface Notifier {
  show(note: { title: string; body: string; onClick: () => void }): boolean;
}

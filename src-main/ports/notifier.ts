/** Shows a notification of the desktop; `onClick` when a person takes it. */
export interface Notifier {
  show(note: { title: string; body: string; onClick: () => void }): void;
}

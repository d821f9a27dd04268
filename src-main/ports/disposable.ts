/** Something that was started and can be stopped. Stopping twice is fine. */
export interface Disposable {
  dispose(): void;
}

/** A process that takes and gives messages. */
export interface ChildProcess {
  send(message: unknown): void;
  /** Ends it at once, whatever it is doing. */
  end(): void;
}

/** What a child's owner hears. `exited` comes once, and nothing after it. */
export interface ChildEvents {
  message: (message: unknown) => void;
  exited: () => void;
}

/** Starts a child. */
export type ForkChild = (events: ChildEvents) => ChildProcess;

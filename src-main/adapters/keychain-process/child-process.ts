/** A process that exchanges messages. */
export interface ChildProcess {
  send(message: unknown): void;
  /** Ends it at once. */
  end(): void;
}

/** The events for a child's owner. `exited` comes once, and nothing after it. */
export interface ChildEvents {
  message: (message: unknown) => void;
  exited: () => void;
}

/** Starts a child. */
export type ForkChild = (events: ChildEvents) => ChildProcess;

/** Where a request to the helper came from, as far as its connection shows. */
export type CallerConnection =
  | { door: 'tcp'; remotePort: number; localPort: number }
  /** The socket's file mode admits only its owner; the system doesn't show which of the owner's programs it is. */
  | { door: 'socket' };

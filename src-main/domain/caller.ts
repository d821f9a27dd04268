/** Where a request to the helper came from, as far as its connection tells. */
export type CallerConnection =
  | { door: 'tcp'; remotePort: number; localPort: number }
  /** The socket's file mode lets its owner in; the system does not tell us who of the owner's programs it is. */
  | { door: 'socket' };

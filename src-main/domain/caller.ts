/** Where a request to the helper came from, as far as its connection shows. */
export type CallerConnection =
  | { door: 'tcp'; remotePort: number; localPort: number }
  /** `openFd`: the descriptor of our end, while that is open. */
  | { door: 'socket'; openFd: () => number | null };

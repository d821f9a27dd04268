/** One way into the helper, with what an honest caller knows of it. */
export interface Door {
  kind: 'tcp' | 'socket';
  /** Where to connect. */
  at: { host: string; port: number } | { path: string };
  /** The Host that is right here. */
  host: string;
  /** The port that TCP listens on. */
  port: number;
  /** The helper's token. The socket asks for none. */
  token: string;
  /** The name of the profile that is signed in. */
  profile: string;
  /** That profile as a Host names it on the socket. */
  profileHost: string;
}

/** A desktop session of its own; `env` holds what points at it. */
export interface DesktopSession {
  env: Record<string, string>;
  stop(): Promise<void>;
  /** Ends the keyring's program and starts it anew, unlocked, with the same items. */
  restartKeyring(): Promise<void>;
}

/** `user`: whose session it is, where root starts it for another. */
export function startDesktopSession(user?: { uid?: number; gid?: number }): Promise<DesktopSession>;

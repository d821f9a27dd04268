/** A desktop session of its own; `env` holds what points at it. */
export interface DesktopSession {
  env: Record<string, string>;
  stop(): Promise<void>;
}

export function startDesktopSession(): Promise<DesktopSession>;

import type { ShellId } from '../domain/settings.ts';

/** The shell that a person of this system most likely pastes into. */
export function defaultShell(platform: NodeJS.Platform, loginShell: string | undefined): ShellId {
  if (platform === 'win32') return 'powershell';
  return loginShell?.endsWith('/fish') ? 'fish' : 'posix';
}

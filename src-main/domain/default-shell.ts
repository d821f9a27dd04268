import type { ShellId } from './settings.ts';

/** The shell that a person probably pastes into; `platform` as Node names it. */
export function defaultShell(platform: string, loginShell: string | undefined): ShellId {
  if (platform === 'win32') return 'powershell';
  return loginShell?.endsWith('/fish') ? 'fish' : 'posix';
}

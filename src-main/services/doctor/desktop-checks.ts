import type { AppState } from '../../domain/app-state.ts';
import type { FindLoginItem } from '../../ports/login-item.ts';
import type { Check } from './check.ts';

export interface DesktopCheckDeps {
  state: AppState;
  loginItem: FindLoginItem;
}

/** Checks what the desktop provides: a tray, the shortcut, and the start at login if a person wants it. */
export function desktopChecks({ state, loginItem }: DesktopCheckDeps): Check[] {
  const { tray, quickShortcut, settings } = state;
  const checks: Check[] = [
    {
      row: { id: 'tray' },
      run: () => Promise.resolve({ id: 'tray', tray }),
    },
    {
      row: { id: 'shortcut' },
      run: () =>
        Promise.resolve({
          id: 'shortcut',
          state: quickShortcut,
          shortcut: settings.quickShortcut,
        }),
    },
  ];
  if (settings.startAtLogin) {
    checks.push({
      row: { id: 'login-item' },
      run: async () => ({ id: 'login-item', found: await loginItem() }),
    });
  }
  return checks;
}

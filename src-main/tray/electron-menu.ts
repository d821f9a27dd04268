import type { MenuItemConstructorOptions } from 'electron';
import { exhaustive } from '../domain/exhaustive.ts';
import type { TrayAction, TrayItem } from './tray-item.ts';

/** Builds the Electron menu. A `&` in a name is doubled, because a single one marks an access key. */
export function electronMenu(
  items: readonly TrayItem[],
  run: (action: TrayAction) => void,
  platform: NodeJS.Platform,
): MenuItemConstructorOptions[] {
  return items.map((item): MenuItemConstructorOptions => {
    switch (item.kind) {
      case 'separator':
        return { type: 'separator' };
      case 'text':
        return { label: escaped(item.label), enabled: false };
      case 'action':
        return {
          label: escaped(item.label),
          enabled: item.enabled,
          ...(item.shortcut === undefined
            ? {}
            : shownShortcut(item.label, item.shortcut, platform)),
          click: () => run(item.action),
        };
      case 'radio':
        return {
          type: 'radio',
          label: escaped(item.label),
          checked: item.checked,
          click: () => run(item.action),
        };
      case 'submenu':
        return {
          label: escaped(item.label),
          enabled: item.enabled,
          submenu: electronMenu(item.items, run, platform),
        };
      default:
        return exhaustive(item);
    }
  });
}

/** Beside the label; within it on Linux, where Chromium's tray menu has no shortcuts. */
const shownShortcut = (
  label: string,
  shortcut: string,
  platform: NodeJS.Platform,
): MenuItemConstructorOptions =>
  platform === 'linux'
    ? { label: `${escaped(label)} (${shortcut})` }
    : { accelerator: shortcut, registerAccelerator: false };

const escaped = (label: string): string => label.replaceAll('&', '&&');

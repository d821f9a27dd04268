import { Menu, Tray as ElectronTray } from 'electron';
import { profileOf } from '../domain/app-state.ts';
import type { AppView } from '../domain/app-view.ts';
import { exhaustive } from '../domain/exhaustive.ts';
import { isLocked } from '../domain/lock.ts';
import { m } from '../domain/messages/index.ts';
import type { ShellId } from '../domain/settings.ts';
import { headline, lockedTitle } from '../domain/words/index.ts';
import type { Disposable } from '../ports/disposable.ts';
import { electronMenu } from './electron-menu.ts';
import { firstState } from './first-icon.ts';
import { iconImage } from './icon-image.ts';
import { trayMenu } from './menu-model.ts';
import { trayClick, type TrayClick } from './tray-click.ts';
import type { TrayIconState } from './tray-icon.ts';
import type { TrayAction } from './tray-item.ts';
import { trayState } from './tray-state.ts';

export interface TrayOptions {
  resources: string;
  platform: NodeJS.Platform;
  shell(): ShellId;
  now(): number;
  run(action: TrayAction): void;
  /** Opens the popover beside the icon, which is at these bounds, or closes it. */
  togglePopover(icon: Electron.Rectangle): void;
  /** The icon that is shown already, if there is one. */
  first: ElectronTray | null;
}

/**
 * The tray icon with its menu. `draw` applies a snapshot; tooltip, icon and menu are only set where
 * they have changed, as each update rebuilds a menu that a person may have open.
 */
export class Tray implements Disposable {
  readonly #options: TrayOptions;
  #tray: ElectronTray | null = null;
  /** Shown before its menu and state were known, and taken over by the first `show`. */
  #first: ElectronTray | null;
  #shown = { icon: '', tooltip: '', menu: '' };
  #menu: Electron.Menu | null = null;
  // A newer one may take the place of a menu that a person has open, and Electron holds none that pops up.
  readonly #openMenus = new Set<Electron.Menu>();
  #icons = new Map<TrayIconState, Electron.NativeImage | string>();
  // A destroyed tray that is garbage-collected while Electron exits is freed twice (SIGSEGV), so a reference to the last
  // stays. Those before it are collected while Hubkey runs.
  readonly #destroyed: ElectronTray[] = [];

  constructor(options: TrayOptions) {
    this.#options = options;
    this.#first = options.first;
  }

  /**
   * Shows the icon; `draw` adds its menu. Call it again when a tray host has come back, as an old item isn't
   * registered with it.
   */
  show(view: AppView): void {
    const first = this.#first;
    this.#first = null;
    if (!first) this.hide();
    const state = first ? firstState : this.#stateOf(view);
    this.#tray = first ?? new ElectronTray(this.#icon(state));
    this.#follow(this.#tray);
    this.#shown = { icon: state, tooltip: '', menu: '' };
  }

  hide(): void {
    for (const tray of [this.#first, this.#tray]) {
      if (!tray) continue;
      this.#destroyed[0] = tray;
      tray.destroy();
    }
    this.#first = null;
    this.#tray = null;
  }

  draw(view: AppView): void {
    if (!this.#tray) return;
    const now = this.#options.now();
    const icon = this.#stateOf(view);
    if (icon !== this.#shown.icon) this.#tray.setImage(this.#icon(icon));
    const profile = profileOf(view, view.current);
    const health = profile?.health;
    const healthLine =
      health && health.cause.kind !== 'well' ? `\n${m.tray_health({ word: health.word })}` : '';
    const tooltip = isLocked(view) ? lockedTitle() : headline(profile, now) + healthLine;
    if (tooltip !== this.#shown.tooltip) this.#tray.setToolTip(tooltip);
    const items = trayMenu(view, now, this.#options.shell());
    const menu = JSON.stringify(items);
    if (menu !== this.#shown.menu) this.#setMenu(items);
    this.#shown = { icon, tooltip, menu };
  }

  /** Where its icon is on the screen; empty where it has none, or the system shows none, or doesn't say. */
  get bounds(): Electron.Rectangle {
    return this.#tray?.getBounds() ?? { x: 0, y: 0, width: 0, height: 0 };
  }

  dispose(): void {
    this.hide();
  }

  #follow(tray: ElectronTray): void {
    tray.on('click', ({ ctrlKey = false }, icon) => {
      this.#clicked({ button: 'left', ctrl: ctrlKey, icon });
    });
    tray.on('right-click', ({ ctrlKey = false }, icon) => {
      this.#clicked({ button: 'right', ctrl: ctrlKey, icon });
    });
    // Otherwise the second of two quick clicks is none, and the popover stays open.
    if (this.#options.platform === 'darwin') tray.setIgnoreDoubleClickEvents(true);
  }

  #clicked(click: TrayClick): void {
    const answer = trayClick(click, this.#options.platform);
    switch (answer) {
      case 'popover':
        this.#options.togglePopover(click.icon);
        break;
      case 'menu':
        this.#popUpMenu();
        break;
      case 'window':
        this.#options.run({ do: 'open' });
        break;
      case 'nothing':
        break;
      default:
        exhaustive(answer);
    }
  }

  #popUpMenu(): void {
    const menu = this.#menu;
    if (!menu) return;
    this.#openMenus.add(menu);
    menu.once('menu-will-close', () => this.#openMenus.delete(menu));
    this.#tray?.popUpContextMenu(menu);
  }

  #setMenu(items: ReturnType<typeof trayMenu>): void {
    const run = (action: TrayAction): void => {
      // After a click, a radio item shows its old state until the menu is set again.
      this.#shown.menu = '';
      this.#options.run(action);
    };
    const { platform } = this.#options;
    this.#menu = Menu.buildFromTemplate(electronMenu(items, run, platform));
    if (platform !== 'darwin') this.#tray?.setContextMenu(this.#menu);
  }

  #stateOf(view: AppView): TrayIconState {
    return trayState(view, this.#options.now());
  }

  #icon(state: TrayIconState): Electron.NativeImage | string {
    const known = this.#icons.get(state);
    if (known !== undefined) return known;
    const image = iconImage(state, this.#options.resources, this.#options.platform);
    this.#icons.set(state, image);
    return image;
  }
}

import { screen } from 'electron';
import { m } from '../domain/messages/index.ts';
import { PopupWindow, type PopupDeps } from './popup-window.ts';

const size = { width: 580, height: 440 };

/** The quick palette: a popup near the top of the current screen. */
export const paletteWindow = (deps: PopupDeps): PopupWindow =>
  new PopupWindow({ ...deps, hash: 'palette', title: m.palette_title, bounds, showsItself: true });

function bounds(): Electron.Rectangle {
  const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
  const width = Math.min(size.width, workArea.width);
  return {
    width,
    height: Math.min(size.height, workArea.height),
    x: Math.round(workArea.x + (workArea.width - width) / 2),
    y: Math.round(workArea.y + workArea.height / 6),
  };
}

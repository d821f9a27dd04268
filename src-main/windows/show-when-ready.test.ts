import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { showWhenReady } from './show-when-ready.ts';

function windowOf(nativeWayland: boolean) {
  const page = new EventEmitter();
  const events = new EventEmitter();
  const show = vi.fn();
  const window = {
    once: (event: string, run: () => void) => events.once(event, run),
    webContents: { once: (event: string, run: () => void) => page.once(event, run) },
  };
  showWhenReady(window, nativeWayland, show);
  return {
    show,
    paint: () => events.emit('ready-to-show'),
    load: () => page.emit('did-finish-load'),
  };
}

it('waits for the first picture, so that no empty window flashes up', () => {
  const { show, paint, load } = windowOf(false);
  load();
  expect(show).not.toHaveBeenCalled();
  paint();
  expect(show).toHaveBeenCalledTimes(1);
});

it('waits for no picture on Wayland, where a hidden window has none, and shows once', () => {
  const { show, paint, load } = windowOf(true);
  load();
  paint();
  expect(show).toHaveBeenCalledTimes(1);
});

import { expect, it } from 'vitest';
import { fitBounds } from './fit-bounds.ts';

const screen = { x: 0, y: 0, width: 1600, height: 1000 };

it('opens as it was left', () => {
  const saved = { x: 100, y: 50, width: 700, height: 500 };
  expect(fitBounds(saved, [screen])).toEqual(saved);
});

it('opens in the usual size the first time', () => {
  expect(fitBounds(null, [screen])).toEqual({ width: 980, height: 660 });
});

it('comes back to where there is a display', () => {
  const away = { x: 4000, y: 0, width: 700, height: 500 };
  expect(fitBounds(away, [screen])).toEqual({ width: 700, height: 500 });
  expect(fitBounds(away, [screen, { ...screen, x: 3500 }])).toEqual(away);
});

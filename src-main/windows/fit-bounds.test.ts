import { expect, it } from 'vitest';
import { fitBounds } from './fit-bounds.ts';

const screen = { x: 0, y: 0, width: 1600, height: 1000 };

it('opens as it was left', () => {
  const saved = { x: 100, y: 50, width: 700, height: 500 };
  expect(fitBounds(saved, [screen])).toEqual(saved);
});

it('stays where it was left across an edge, and on the display with more of it', () => {
  const across = { x: 1300, y: 50, width: 700, height: 500 };
  expect(fitBounds(across, [screen])).toEqual(across);
  const right = { ...screen, x: 1600, height: 450 };
  expect(fitBounds(across, [screen, right])).toMatchObject({ x: 1600, y: 0, height: 450 });
});

it('opens in the default size the first time, on a small display in a smaller one', () => {
  expect(fitBounds(null, [screen])).toEqual({ width: 980, height: 660 });
  expect(fitBounds(null, [{ ...screen, width: 800, height: 480 }])).toEqual({
    width: 800,
    height: 480,
  });
});

it('comes back to where there is a display', () => {
  const away = { x: 4000, y: 0, width: 700, height: 500 };
  expect(fitBounds(away, [screen])).toEqual({ width: 700, height: 500 });
  expect(fitBounds(away, [screen, { ...screen, x: 3500 }])).toEqual(away);
});

it.each([
  [
    { x: 0, y: 0, width: 99_999, height: 99_999 },
    { x: 0, y: 0, width: 1600, height: 1000 },
  ],
  [
    { x: -500, y: 400, width: 2500, height: 500 },
    { x: 0, y: 400, width: 1600, height: 500 },
  ],
  [
    { x: 1500, y: 900, width: 100, height: 100 },
    { x: 1280, y: 580, width: 320, height: 420 },
  ],
  [
    { x: 10, y: 10, width: 1, height: 1 },
    { width: 320, height: 420 },
  ],
  [
    { x: 5000, y: 0, width: 99_999, height: 1 },
    { width: 1600, height: 420 },
  ],
])('fits the display in size: %j', (saved, bounds) => {
  expect(fitBounds(saved, [screen])).toEqual(bounds);
});

it('is never smaller than what can be used', () => {
  expect(fitBounds(null, [{ ...screen, width: 200, height: 100 }])).toEqual({
    width: 320,
    height: 420,
  });
});

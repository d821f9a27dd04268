import { expect, it } from 'vitest';
import { popoverPlace, type Desk } from './popover-place.ts';

const size = { width: 360, height: 400 };
const full = { x: 0, y: 0, width: 1920, height: 1080 };
const beside = { x: 1920, y: -200, width: 1280, height: 1024 };

const places: [what: string, desk: Desk, x: number, y: number][] = [
  [
    'above a taskbar at the bottom, centred on the icon',
    {
      icon: { x: 1500, y: 1044, width: 24, height: 32 },
      display: full,
      workArea: { ...full, height: 1040 },
    },
    1332,
    632,
  ],
  [
    'away from the edge of the screen where the icon is in its corner',
    {
      icon: { x: 1890, y: 1044, width: 24, height: 32 },
      display: full,
      workArea: { ...full, height: 1040 },
    },
    1552,
    632,
  ],
  [
    'below a menu bar, also where a dock takes more room',
    {
      icon: { x: 1000, y: 0, width: 30, height: 25 },
      display: full,
      workArea: { x: 0, y: 25, width: 1920, height: 975 },
    },
    835,
    33,
  ],
  [
    'right of a bar on the left',
    {
      icon: { x: 10, y: 900, width: 24, height: 24 },
      display: full,
      workArea: { x: 48, y: 0, width: 1872, height: 1080 },
    },
    56,
    672,
  ],
  [
    'left of a bar on the right',
    {
      icon: { x: 1880, y: 500, width: 24, height: 24 },
      display: full,
      workArea: { ...full, width: 1860 },
    },
    1492,
    312,
  ],
  [
    'above the icon of a bar that hides itself',
    { icon: { x: 1500, y: 1044, width: 24, height: 32 }, display: full, workArea: full },
    1332,
    636,
  ],
  [
    'below the icon of a menu bar that hides itself',
    { icon: { x: 1000, y: 0, width: 30, height: 25 }, display: full, workArea: full },
    835,
    33,
  ],
  [
    'above an icon that has been tidied away, in a window above the taskbar',
    {
      icon: { x: 1600, y: 960, width: 24, height: 24 },
      display: full,
      workArea: { ...full, height: 1040 },
    },
    1432,
    552,
  ],
  [
    'on the display of the icon',
    {
      icon: { x: 3000, y: 790, width: 24, height: 24 },
      display: beside,
      workArea: { ...beside, height: 984 },
    },
    2832,
    376,
  ],
];

it.each(places)('stands %s', (_what, desk, x, y) => {
  expect(popoverPlace(desk, size)).toEqual({ x, y, ...size });
});

it('is never outside the work area, and no larger than it', () => {
  for (const display of [full, beside, { x: -800, y: 40, width: 320, height: 300 }]) {
    for (const bar of [0, 1, 24, 62]) {
      for (const workArea of [
        { ...display, height: display.height - bar },
        { ...display, y: display.y + bar, height: display.height - bar },
        { ...display, width: display.width - bar },
        { ...display, x: display.x + bar, width: display.width - bar },
      ]) {
        for (const along of [0, 0.3, 0.5, 1]) {
          for (const across of [0, 0.3, 1]) {
            const icon = {
              x: Math.round(display.x + along * (display.width - 24)),
              y: Math.round(display.y + across * (display.height - 24)),
              width: 24,
              height: 24,
            };
            const { x, y, width, height } = popoverPlace({ icon, display, workArea }, size);
            expect(x).toBeGreaterThanOrEqual(workArea.x);
            expect(y).toBeGreaterThanOrEqual(workArea.y);
            expect(x + width).toBeLessThanOrEqual(workArea.x + workArea.width);
            expect(y + height).toBeLessThanOrEqual(workArea.y + workArea.height);
            expect(width).toBeLessThanOrEqual(size.width);
            expect(height).toBeLessThanOrEqual(size.height);
          }
        }
      }
    }
  }
});

it('has whole pixels, as a window takes no others', () => {
  const workArea = { ...full, height: 1040 };
  const icon = { x: 1500.4, y: 1044.2, width: 23.3, height: 31.7 };
  const bounds = popoverPlace({ icon, display: full, workArea }, { width: 360, height: 400.5 });
  expect(Object.values(bounds).every(Number.isInteger)).toBe(true);
});

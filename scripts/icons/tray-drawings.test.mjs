import { Resvg } from '@resvg/resvg-js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../setup/folders.mjs';
import { icoFile } from './ico.mjs';
import { colouredIcon, icoSizes, templateIcon, traySizes, trayStates } from './tray-drawings.mjs';

const render = (svg, size) => new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render();

/** The pixels as [red, green, blue, alpha], row by row. */
function pixels(svg, size) {
  const bytes = render(svg, size).pixels;
  return Array.from({ length: size * size }, (_, at) => [...bytes.subarray(4 * at, 4 * at + 4)]);
}

/** WCAG 2.2's relative luminance. */
function luminance([red, green, blue]) {
  const [r, g, b] = [red, green, blue]
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const contrast = (one, other) =>
  (Math.max(luminance(one), luminance(other)) + 0.05) /
  (Math.min(luminance(one), luminance(other)) + 0.05);

const tile = [11, 70, 64, 255];

/** How many pixels are drawn in one picture only, by shape: the colour of what is drawn makes no difference. */
function differing(left, right) {
  const isDrawn = (pixel) => pixel[3] > 127 && contrast(pixel, tile) > 3;
  return left.filter((pixel, at) => isDrawn(pixel) !== isDrawn(right[at])).length;
}

it('finds each tray icon as it would be drawn now', () => {
  for (const state of trayStates) {
    const files = [
      ...traySizes.map((size) => [`${state}-${size}.png`, colouredIcon(state, size), size]),
      [`${state}Template.png`, templateIcon(state, 22), 22],
      [`${state}Template@2x.png`, templateIcon(state, 44), 44],
    ];
    for (const [file, svg, size] of files) {
      const committed = readFileSync(join(root, 'resources', 'tray', file));
      expect(committed.equals(render(svg, size).asPng()), `${file}: run npm run icons`).toBe(true);
    }
    const file = `${state}.ico`;
    const pictures = icoSizes.map((size) => ({
      size,
      pixels: render(colouredIcon(state, size), size).pixels,
    }));
    const committed = readFileSync(join(root, 'resources', 'tray', file));
    expect(committed.equals(icoFile(pictures)), `${file}: run npm run icons`).toBe(true);
  }
});

describe.each([...new Set([...icoSizes, ...traySizes])])('at %i px', (size) => {
  it('no panel shows through the key or its mark, and both stand out from the tile', () => {
    for (const state of trayStates) {
      const lit = pixels(colouredIcon(state, size), size).filter(
        (pixel) => contrast(pixel, tile) > 3 && pixel[3] > 0,
      );
      const opaque = lit.filter((pixel) => pixel[3] === 255 && contrast(pixel, tile) >= 4.5);
      expect(opaque.length / lit.length, state).toBeGreaterThan(0.6);
      expect(opaque.length, state).toBeGreaterThan(size);
    }
  });

  it('states differ by shape, whatever their colours', () => {
    const drawn = trayStates.map((state) => pixels(colouredIcon(state, size), size));
    for (const [at, left] of drawn.entries()) {
      for (const right of drawn.slice(at + 1)) {
        expect(differing(left, right)).toBeGreaterThanOrEqual(size / 2);
      }
    }
  });
});

import { expect, it } from 'vitest';
import { profileColours } from '../../src-main/contract/index.ts';
import css from './tokens.css?raw';

/** A token's colours, light and dark. */
function token(name: string): { light: string; dark: string } {
  const found = new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css);
  const [, light, dark] = found ?? [];
  if (!light || !dark) throw new Error(`No colours of ${name}.`);
  return { light, dark };
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first: string, second: string): number {
  const [less = 0, more = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (more + 0.05) / (less + 0.05);
}

const surfaces = ['bg', 'panel', 'rail'] as const;
const themes = ['light', 'dark'] as const;

it.each(profileColours)('reads as text on every surface, light and dark: %s', (colour) => {
  for (const theme of themes) {
    for (const surface of surfaces) {
      const ratio = contrast(token(`profile-${colour}`)[theme], token(surface)[theme]);
      expect(ratio, `${theme} on ${surface}`).toBeGreaterThanOrEqual(4.5);
    }
  }
});

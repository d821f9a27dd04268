// Makes every raster of `resources/` from its drawings, the same bytes each time.
import { Resvg } from '@resvg/resvg-js';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const resources = join(import.meta.dirname, '..', 'resources');

const raster = (svg, size, file) => {
  const png = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render().asPng();
  writeFileSync(join(resources, file), png);
};

// The key on a grid of 22 units, in one stroke.
const key =
  '<circle cx="7.5" cy="14.5" r="4"/><path d="M10.5 11.5 18.5 3.5M15 7l3 3M12.5 9.5l2 2"/>';

// A mark in the lower right corner: none, triangle, hollow ring, cross, padlock.
const marks = {
  'signed-in': '',
  attention:
    '<path class="mark" d="M16 12.5l4.5 8h-9z"/><path class="in" d="M16 15.4v2.2M16 19v.2"/>',
  'signed-out': '<circle class="ring" cx="16.5" cy="16.5" r="3.2"/>',
  unreachable: '<path class="cross" d="M13.5 13.5l6 6M19.5 13.5l-6 6"/>',
  locked:
    '<path class="outer" d="M14.4 16v-1.4a2.1 2.1 0 0 1 4.2 0V16"/><path class="shackle" d="M14.4 16v-1.4a2.1 2.1 0 0 1 4.2 0V16"/><rect class="body" x="12.5" y="15.6" width="8" height="5.4" rx="1"/>',
};

/** Coloured: a light glyph with a dark rim, so that it reads on light and on dark panels. */
const coloured = (state) => `
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22">
  <style>
    g { fill: none; stroke-linecap: round; stroke-linejoin: round }
    .rim { stroke: #10302d; stroke-width: 4.4 }
    .glyph { stroke: #e9f6f4; stroke-width: 2.1 }
    .mark { fill: #f2b33d; stroke: #2b1d00; stroke-width: 1.2 }
    .in { stroke: #2b1d00; stroke-width: 1.5 }
    .ring { fill: #e9f6f4; stroke: #10302d; stroke-width: 1.8 }
    .cross { stroke: #ff6b57; stroke-width: 2.6 }
    .outer { stroke: #10302d; stroke-width: 3.6 }
    .shackle { stroke: #e9f6f4; stroke-width: 1.5 }
    .body { fill: #e9f6f4; stroke: #10302d; stroke-width: 1.2 }
  </style>
  <g class="rim">${key}</g>
  <g class="glyph">${key}</g>
  <g>${state === 'unreachable' ? '<path stroke="#3a0f08" stroke-width="4.8" d="M13.5 13.5l6 6M19.5 13.5l-6 6"/>' : ''}${marks[state]}</g>
</svg>`;

/** macOS colours a template by its alpha alone. */
const template = (state) => `
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22">
  <style>
    g { fill: none; stroke: #000; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }
    .mark { fill: #000; stroke-width: 1 }
    .in { stroke: none }
    .ring { stroke-width: 1.6 }
    .cross { stroke-width: 2.2 }
    .outer { stroke: none }
    .shackle { stroke-width: 1.6 }
    .body { fill: #000; stroke-width: 1 }
  </style>
  <g>${key}${marks[state]}</g>
</svg>`;

const app = readFileSync(join(resources, 'icon.svg'), 'utf8');
raster(app, 512, 'icon.png');
mkdirSync(join(resources, 'icons'), { recursive: true });
for (const size of [16, 24, 32, 48, 64, 128, 256, 512])
  raster(app, size, `icons/${size}x${size}.png`);
mkdirSync(join(resources, 'tray'), { recursive: true });
for (const state of Object.keys(marks)) {
  for (const size of [16, 22, 32, 44]) raster(coloured(state), size, `tray/${state}-${size}.png`);
  raster(template(state), 22, `tray/${state}Template.png`);
  raster(template(state), 44, `tray/${state}Template@2x.png`);
}

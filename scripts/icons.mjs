// Makes every raster of `resources/` from its drawings, the same bytes each time.
import { Resvg } from '@resvg/resvg-js';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { icoFile } from './icons/ico.mjs';
import {
  colouredIcon,
  icoSizes,
  templateIcon,
  traySizes,
  trayStates,
} from './icons/tray-drawings.mjs';

const resources = join(import.meta.dirname, '..', 'resources');

const render = (svg, size) => new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render();
const raster = (svg, size, file) => writeFileSync(join(resources, file), render(svg, size).asPng());

const app = readFileSync(join(resources, 'icon.svg'), 'utf8');
raster(app, 512, 'icon.png');
mkdirSync(join(resources, 'icons'), { recursive: true });
for (const size of [16, 24, 32, 48, 64, 128, 256, 512])
  raster(app, size, `icons/${size}x${size}.png`);
mkdirSync(join(resources, 'tray'), { recursive: true });
for (const state of trayStates) {
  for (const size of traySizes)
    raster(colouredIcon(state, size), size, `tray/${state}-${size}.png`);
  raster(templateIcon(state, 22), 22, `tray/${state}Template.png`);
  raster(templateIcon(state, 44), 44, `tray/${state}Template@2x.png`);
  const pictures = icoSizes.map((size) => ({
    size,
    pixels: render(colouredIcon(state, size), size).pixels,
  }));
  writeFileSync(join(resources, `tray/${state}.ico`), icoFile(pictures));
}

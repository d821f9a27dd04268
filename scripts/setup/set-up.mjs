import { giveUp } from './run.mjs';

/** Sets up everything for `what`: 'run', 'virtual' (with a display of its own) or 'test'. Returns the runtime. */
export async function setUp(what) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    giveUp(`Hubkey needs Node 20.19 or newer; this is ${process.versions.node}.`);
  }
  const { npmPackages } = await import('./npm-packages.mjs');
  const { systemPackages } = await import('./system-packages.mjs');
  const { runtime } = await import('./runtime.mjs');
  await npmPackages();
  await systemPackages(what);
  const found = await runtime();
  console.error(found.line);
  // `require('electron')`, electron-vite and Playwright all go by it.
  process.env.ELECTRON_OVERRIDE_DIST_PATH = found.folder;
  return found;
}

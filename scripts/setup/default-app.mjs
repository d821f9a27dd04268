// What Electron's own default app does, for a runtime that came without one: load preloads (-r),
// then the app named by the first argument that is no switch.
import { app } from 'electron';
import fs from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const args = process.argv.slice(1);
const preloads = [];
let target;
let rest = [];
for (let at = 0; at < args.length; at += 1) {
  if (args[at] === '-r' || args[at] === '--require') preloads.push(args[(at += 1)]);
  else if (!args[at].startsWith('-') && target === undefined) {
    target = args[at];
    rest = args.slice(at + 1);
    break;
  }
}
if (preloads.length) Module._preloadModules(preloads);
if (target === undefined) {
  console.error('No app to run.');
  app.exit(1);
} else {
  const folder = path.resolve(target);
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  process.defaultApp = true;
  app.setName(manifest.productName || manifest.name);
  app.setVersion(manifest.version);
  app.setAppPath(folder);
  process.argv = [process.argv[0], folder, ...rest];
  // Awaited, as an app may do things that are only possible before Electron is ready.
  await import(pathToFileURL(path.join(folder, manifest.main)).href);
}

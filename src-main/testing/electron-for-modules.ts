import Module, { createRequire } from 'node:module';

/** Has packages that `require('electron')` by themselves get this. Call it before they are imported. */
export function electronForModules(exports: object): void {
  const require = createRequire(import.meta.url);
  const path = require.resolve('electron');
  const module = new Module(path);
  module.exports = exports;
  module.loaded = true;
  require.cache[path] = module;
}

import type { PluginOption } from 'vite';

/** Lists what a build bundles: `bundled.json`, and `licenses.txt` with the licence texts. */
export function licenseFile(included?: readonly string[]): PluginOption;

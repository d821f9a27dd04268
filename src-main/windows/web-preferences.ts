import type { WebPreferences } from 'electron';
import { windowPartition } from './window-session.ts';

/**
 * How every window's page runs: sandboxed, isolated from its preload's world, without Node. Electron's
 * defaults are set explicitly, so that no new default changes them. `devTools` is for `npm run dev`; a page
 * that isn't Hubkey's own has no `preload`.
 */
export function webPreferences(preload: string | null, devTools: boolean): WebPreferences {
  return {
    ...(preload === null ? {} : { preload, partition: windowPartition }),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
    plugins: false,
    webgl: false,
    spellcheck: false,
    devTools,
  };
}

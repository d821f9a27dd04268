import type { WebPreferences } from 'electron';

/**
 * How every window's page runs: sandboxed, apart from its preload's world, without Node. What is
 * Electron's default is said too, so that no default can change it. `devTools` is for `npm run dev`.
 */
export function webPreferences(preload: string, devTools: boolean): WebPreferences {
  return {
    preload,
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

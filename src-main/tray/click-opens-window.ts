/**
 * Whether a click on the tray icon opens the window. On macOS it opens the menu, and is reported as a click all the same
 * ("click" of Electron's Tray), so that the window would come up each time.
 */
export const clickOpensWindow = (platform: NodeJS.Platform): boolean => platform !== 'darwin';

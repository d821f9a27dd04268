import { app } from 'electron';

performance.mark('hubkey:bootstrap');

const userData = app.commandLine.getSwitchValue('user-data-dir');
if (userData) app.setPath('userData', userData);

// The lock belongs to the user-data folder: another folder is another Hubkey.
if (app.requestSingleInstanceLock()) {
  // Whoever starts it with `--no-sandbox` (root has to) said so; Chromium ends where both are asked for.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  const { startApp } = await import('./app.ts');
  await startApp();
} else {
  // The first instance hears of this start and shows its window.
  app.quit();
}

import { app } from 'electron';
import { dropVariables } from './start/drop-variables.ts';
import { quietSwitches } from './start/quiet-switches.ts';
import { refusedSwitches } from './start/refused-switches.ts';

performance.mark('hubkey:bootstrap');

// `app.isPackaged` goes by the name of the executable, which anyone can change.
const packaged = app.isPackaged || !process.defaultApp;
const environment = dropVariables(process.env, packaged);
const refused = packaged ? refusedSwitches(process.argv.slice(1), process.platform) : [];

if (refused.length > 0) {
  const { refusedSwitchWords } = await import('./domain/words/start-words.ts');
  console.error(refusedSwitchWords(refused));
  app.exit(1);
} else {
  for (const { name, value } of quietSwitches) app.commandLine.appendSwitch(name, value);

  const userData = app.commandLine.getSwitchValue('user-data-dir');
  if (userData) app.setPath('userData', userData);

  // The lock belongs to the user-data folder: another folder is another Hubkey.
  if (app.requestSingleInstanceLock()) {
    // Whoever starts it with `--no-sandbox` (root has to) said so; Chromium ends where both are asked for.
    if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
    const { startApp } = await import('./app.ts');
    await startApp(environment);
  } else {
    // The first instance hears of this start and shows its window.
    app.quit();
  }
}

import { app, dialog } from 'electron';
import { setFlagsFromString } from 'node:v8';
import { makePrivateFolder } from './adapters/private-files/private-folder.ts';
import type { EnvironmentNote } from './domain/environment-note.ts';
import { dropVariables } from './start/drop-variables.ts';
import { showFirstSurface, type FirstSurface } from './start/first-surface.ts';
import { refusedVariables } from './start/dropped-variables.ts';
import { lacksSandbox } from './start/lacks-sandbox.ts';
import { localFolder } from './start/local-folder.ts';
import { lockOfOtherHost } from './start/lock-of-other-host.ts';
import { quietSwitches } from './start/quiet-switches.ts';
import { refuse } from './start/refuse.ts';
import { refusedSwitches } from './start/refused-switches.ts';

performance.mark('hubkey:bootstrap');

// A revealed secret is a string, which can't be zeroed. This flag makes V8 zero freed memory (flag-definitions.h).
setFlagsFromString('--clear-free-memory');
// Otherwise Chromium's own files would be readable for everyone.
process.umask(0o077);

// `app.isPackaged` depends on the name of the executable, which anyone can change.
const packaged = app.isPackaged || !process.defaultApp;
const unfit = refusedVariables(process.env, packaged);
const environment = dropVariables(process.env, packaged);
const refused = packaged ? refusedSwitches(process.argv.slice(1), process.platform) : [];

// Chromium starts what they ask for once it is ready, and a refusal waits until it was read.
for (const name of refused) app.commandLine.removeSwitch(name);
for (const { name, value } of quietSwitches) app.commandLine.appendSwitch(name, value);

if (refused.length > 0) {
  await refuse((texts) => texts.refusedSwitchWords(refused));
} else if (unfit.length > 0) {
  await refuse((texts) => texts.refusedVariableWords(unfit));
} else if (
  packaged &&
  lacksSandbox(process.argv.slice(1), process.env, process.execPath, process.getuid?.())
) {
  await refuse((texts) => texts.lackingSandboxWords());
} else {
  await start(environment);
}

async function start(notes: readonly EnvironmentNote[]): Promise<void> {
  const userData =
    app.commandLine.getSwitchValue('user-data-dir') || localFolder(process.platform, process.env);
  if (userData) app.setPath('userData', userData);
  const folder = app.getPath('userData');
  const made = makePrivateFolder(folder);
  if (!made.ok) return refuse((texts) => texts.unsafeUserDataWords(folder, made.problem));
  const otherHost = lockOfOtherHost(folder);
  if (otherHost) return refuse((texts) => texts.lockProblemWords(folder, otherHost));
  // The lock belongs to the user-data folder: with a different folder it is a different Hubkey.
  if (!app.requestSingleInstanceLock()) {
    const { lockProblemOf } = await import('./start/lock-problem-of.ts');
    const problem = lockProblemOf(folder);
    if (problem) return refuse((texts) => texts.lockProblemWords(folder, problem));
    // The first instance is notified of this start and shows its window.
    app.quit();
    return;
  }
  // A person chose `--no-sandbox` (root needs it); Chromium quits if both are set.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // Not awaited: Electron is ready only after this file.
  void startBehind(showFirstSurface(), notes);
}

/** Loads the rest of Hubkey behind what is shown first. */
async function startBehind(
  shown: Promise<FirstSurface>,
  notes: readonly EnvironmentNote[],
): Promise<void> {
  const seen = { end: false };
  app.once('will-quit', () => {
    seen.end = true;
  });
  try {
    const surface = await shown;
    const { startApp } = await import('./app.ts');
    // It was ended before it had begun.
    if (!seen.end) await startApp(notes, surface);
  } catch (error) {
    // Our own mistake: half a Hubkey isn't left running, nor gone without a word.
    console.error(error);
    dialog.showErrorBox('Hubkey', error instanceof Error ? error.message : String(error));
    app.exit(1);
  }
}

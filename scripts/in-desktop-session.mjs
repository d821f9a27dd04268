// Runs a command in a desktop session of its own: in-desktop-session.mjs -- COMMAND ARGS…
import { spawn } from 'node:child_process';
import { startDesktopSession } from './setup/desktop-session.mjs';
import { runtime } from './setup/runtime.mjs';

const separator = process.argv.indexOf('--');
const [command, ...args] = separator < 0 ? [] : process.argv.slice(separator + 1);
// Without the separator the command would be this script itself, again and again.
if (command === undefined) {
  console.error('Type the command after two dashes: in-desktop-session.mjs -- COMMAND ARGS…');
  process.exit(2);
}
process.env.ELECTRON_OVERRIDE_DIST_PATH ??= (await runtime()).folder;
const session = await startDesktopSession();
const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...session.env } });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
const code = await new Promise((resolve) => {
  child.on('error', (error) => {
    console.error(error.message);
    resolve(127);
  });
  child.on('exit', (exit, signal) => resolve(exit ?? (signal ? 1 : 0)));
});
await session.stop();
process.exit(code);

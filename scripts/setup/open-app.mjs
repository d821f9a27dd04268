import { spawn } from 'node:child_process';
import { root } from './folders.mjs';
import { giveUp } from './run.mjs';

/** Opens the built app and waits for its end; its exit code. */
export async function openApp({ executable }, args, env = {}) {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    giveUp(
      'There is no display to open a window on. Run this in a desktop session, or add --virtual-display.',
    );
  }
  const sandbox = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
  if (sandbox.length) {
    console.error(
      'Running as root: Chromium’s sandbox is off. Use an ordinary user for real work.',
    );
  }
  const child = spawn(executable, ['.', ...sandbox, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

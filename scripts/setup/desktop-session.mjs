import { spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.mjs';

const patience = 30_000;

/**
 * A desktop session of its own: display (Xvfb), session bus and an unlocked keyring, with its own
 * runtime and data folders, so that nothing of the person's own desktop is touched.
 * Resolves to `{ env, stop(), restartKeyring() }` once the keyring answers. Its password is `session`.
 * `user` (`{ uid, gid }`): the user of the session, if root starts it for another.
 */
export async function startDesktopSession(user = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'hubkey-session-'));
  const started = [];
  const stop = async () => {
    for (const child of started.reverse()) await end(child);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const env = folders(folder, user);
    env.DISPLAY = await startDisplay(started, user);
    env.DBUS_SESSION_BUS_ADDRESS = await startBus(started, { ...process.env, ...env }, user);
    let keyring = await startKeyring(started, { ...process.env, ...env }, user);
    const restartKeyring = async () => {
      await end(keyring);
      keyring = await startKeyring(started, { ...process.env, ...env }, user);
    };
    return { env, stop, restartKeyring };
  } catch (error) {
    await stop();
    throw error;
  }
}

function folders(folder, { uid, gid }) {
  if (uid !== undefined) chownSync(folder, uid, gid);
  const env = { HUBKEY_DESKTOP_SESSION: '1', XDG_CURRENT_DESKTOP: '', WAYLAND_DISPLAY: '' };
  for (const [name, subfolder] of [
    ['XDG_RUNTIME_DIR', 'run'],
    ['XDG_DATA_HOME', 'data'],
    ['XDG_CONFIG_HOME', 'config'],
  ]) {
    env[name] = join(folder, subfolder);
    mkdirSync(env[name]);
    chmodSync(env[name], 0o700);
    if (uid !== undefined) chownSync(env[name], uid, gid);
  }
  return env;
}

async function startDisplay(started, user) {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-noreset'];
  const stdio = ['ignore', 'ignore', 'ignore', 'pipe'];
  const child = spawn('Xvfb', args, { stdio, ...user });
  started.push(child);
  return `:${await firstLine(child, child.stdio[3], 'Xvfb')}`;
}

async function startBus(started, env, user) {
  const args = ['--session', '--nofork', '--nopidfile', '--print-address=1'];
  const stdio = ['ignore', 'pipe', 'ignore'];
  const child = spawn('dbus-daemon', args, { env, stdio, ...user });
  started.push(child);
  return firstLine(child, child.stdout, 'dbus-daemon');
}

async function startKeyring(started, env, user) {
  const args = ['--foreground', '--unlock', '--components=secrets'];
  const stdio = ['pipe', 'ignore', 'ignore'];
  const child = spawn('gnome-keyring-daemon', args, { env, stdio, ...user });
  started.push(child);
  child.stdin.on('error', () => undefined);
  child.stdin.end('session');
  const until = Date.now() + patience;
  for (;;) {
    if ((await query(ownerQuestion, env, user)).includes('boolean true')) {
      const answer = await query(collectionQuestion, env, user);
      if (answer.includes('/org/freedesktop/secrets/collection/login')) return child;
    }
    if (child.exitCode !== null) throw new Error('gnome-keyring-daemon ended.');
    if (Date.now() > until) throw new Error('gnome-keyring-daemon did not answer in 30 s.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The bus is asked first, because a call to the service itself would make the bus start another, locked one. */
const ownerQuestion = [
  '--dest=org.freedesktop.DBus',
  '/org/freedesktop/DBus',
  'org.freedesktop.DBus.NameHasOwner',
  'string:org.freedesktop.secrets',
];

/** Which collection is the default one: it is there, and open, once the keyring has unlocked it. */
const collectionQuestion = [
  '--dest=org.freedesktop.secrets',
  '/org/freedesktop/secrets',
  'org.freedesktop.Secret.Service.ReadAlias',
  'string:default',
];

async function query(question, env, user) {
  const args = ['--session', '--print-reply', '--reply-timeout=2000', ...question];
  const { code, output } = await run('dbus-send', args, { env, ...user });
  return code === 0 ? output : '';
}

function firstLine(child, stream, name) {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error(`${name} did not start in 30 s.`)), patience);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${name} ended.`)));
    stream.on('data', (chunk) => {
      text += chunk;
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve(text.trim());
    });
  });
}

function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return undefined;
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 2_000);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

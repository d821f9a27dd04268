import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.mjs';

const patience = 30_000;

/**
 * A desktop session of its own: display (Xvfb), session bus and an unlocked keyring, with its own
 * runtime and data folders, so that nothing of the person's own desktop is touched.
 * Resolves to `{ env, stop() }` once the keyring answers.
 */
export async function startDesktopSession() {
  const folder = mkdtempSync(join(tmpdir(), 'hubkey-session-'));
  const started = [];
  const stop = async () => {
    for (const child of started.reverse()) await end(child);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const env = folders(folder);
    env.DISPLAY = await startDisplay(started);
    env.DBUS_SESSION_BUS_ADDRESS = await startBus(started, { ...process.env, ...env });
    await startKeyring(started, { ...process.env, ...env });
    return { env, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function folders(folder) {
  const env = { HUBKEY_DESKTOP_SESSION: '1', XDG_CURRENT_DESKTOP: '', WAYLAND_DISPLAY: '' };
  for (const [name, place] of [
    ['XDG_RUNTIME_DIR', 'run'],
    ['XDG_DATA_HOME', 'data'],
    ['XDG_CONFIG_HOME', 'config'],
  ]) {
    env[name] = join(folder, place);
    mkdirSync(env[name]);
    chmodSync(env[name], 0o700);
  }
  return env;
}

async function startDisplay(started) {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-noreset'];
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  started.push(child);
  return `:${await firstLine(child, child.stdio[3], 'Xvfb')}`;
}

async function startBus(started, env) {
  const args = ['--session', '--nofork', '--nopidfile', '--print-address=1'];
  const child = spawn('dbus-daemon', args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  started.push(child);
  return firstLine(child, child.stdout, 'dbus-daemon');
}

async function startKeyring(started, env) {
  const args = ['--foreground', '--unlock', '--components=secrets'];
  const child = spawn('gnome-keyring-daemon', args, { env, stdio: ['pipe', 'ignore', 'ignore'] });
  started.push(child);
  child.stdin.on('error', () => undefined);
  child.stdin.end('session');
  const until = Date.now() + patience;
  for (;;) {
    if ((await ask(ownerQuestion, env)).includes('boolean true')) {
      const answer = await ask(collectionQuestion, env);
      if (answer.includes('/org/freedesktop/secrets/collection/login')) return;
    }
    if (child.exitCode !== null) throw new Error('gnome-keyring-daemon ended.');
    if (Date.now() > until) throw new Error('gnome-keyring-daemon did not answer in 30 s.');
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Asked of the bus first: asking the service itself would make the bus start another, locked one. */
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

async function ask(question, env) {
  const args = ['--session', '--print-reply', '--reply-timeout=2000', ...question];
  const { code, output } = await run('dbus-send', args, { env });
  return code === 0 ? output : '';
}

function firstLine(child, stream, name) {
  return new Promise((done, failed) => {
    let text = '';
    const timer = setTimeout(() => failed(new Error(`${name} did not start in 30 s.`)), patience);
    child.once('error', failed);
    child.once('exit', () => failed(new Error(`${name} ended.`)));
    stream.on('data', (chunk) => {
      text += chunk;
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      done(text.trim());
    });
  });
}

function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return undefined;
  return new Promise((done) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), 2_000);
    child.once('exit', () => {
      clearTimeout(timer);
      done();
    });
    child.kill('SIGTERM');
  });
}

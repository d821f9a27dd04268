import { spawn, type ChildProcess } from 'node:child_process';
import type { Fault } from '../fault.ts';
import type { Rig } from '../rig.ts';

/**
 * Hubkey is ended in the middle of a request that its Hub carries out but doesn't answer; then both start
 * again. `end` ends Hubkey in a particular way.
 */
const endedInTheMiddle = (name: string, end: (rig: Rig) => Promise<void>): Fault => ({
  name,
  family: 'process',
  begin: ({ hub }) => void hub.fault('/', { kind: 'hang', does: true }, Infinity),
  end: async (rig) => {
    await end(rig);
    rig.hub.clearFaults();
    await rig.hub.restart();
    await rig.launch();
  },
});

export const killed = endedInTheMiddle('SIGKILL', (rig) => rig.kill());

export const terminated = endedInTheMiddle('SIGTERM', async ({ hubkey }) => {
  process.kill(hubkey.pid, 'SIGTERM');
  await hubkey.ended;
});

/** The window's process is killed. Afterwards, opening Hubkey must show a window. */
export const rendererKilled: Fault = {
  name: 'the renderer killed',
  family: 'process',
  begin: async ({ hubkey }) => {
    const pid = await hubkey.electron.evaluate(
      ({ app }) => app.getAppMetrics().find(({ type }) => type === 'Tab')?.pid ?? 0,
    );
    if (pid > 0) process.kill(pid, 'SIGKILL');
  },
};

const owners = new WeakMap<Rig, ChildProcess>();

/** The program that owns the clipboard doesn't answer. */
export const clipboardHangs: Fault = {
  name: 'a clipboard owner that hangs',
  family: 'clipboard',
  begin: async (rig) => {
    const owner = spawn('xclip', ['-selection', 'clipboard', '-i', '-quiet'], {
      env: rig.desktop.env,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    owner.stdin.end('of another program');
    owners.set(rig, owner);
    const until = Date.now() + 5_000;
    while (Date.now() < until && (await rig.desktop.clipboard.read()) !== 'of another program') {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    owner.kill('SIGSTOP');
  },
  end: (rig) => void owners.get(rig)?.kill('SIGKILL'),
};

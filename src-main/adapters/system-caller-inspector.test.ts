import { expect, it } from 'vitest';
import { systemCallerInspector } from './system-caller-inspector.ts';

const clock = { now: () => 0 };
const tcp = { door: 'tcp', remotePort: 1, localPort: 2 } as const;
const socket = { door: 'socket', openFd: () => null } as const;

// The libraries of the other systems can't be loaded here, which must leave the caller unknown.
it.runIf(process.platform === 'linux').each([
  ['darwin', 'platform', 'socket'],
  ['win32', 'platform', 'socket'],
  ['freebsd', 'platform', 'socket'],
  ['linux', 'hidden', 'hidden'],
] as const)('on %s claims nothing that it can’t read', async (platform, byTcp, bySocket) => {
  const inspector = systemCallerInspector(platform, clock);
  const [onTcp, onSocket] = [await inspector.inspect(tcp), await inspector.inspect(socket)];
  expect([onTcp, onSocket]).toEqual([
    { known: 'nothing', why: byTcp },
    { known: 'nothing', why: bySocket },
  ]);
  expect(inspector.isAlive({ pid: 1, startTime: '1' })).toBe(false);
});

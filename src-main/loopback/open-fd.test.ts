import { once } from 'node:events';
import { fstatSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openFd } from './open-fd.ts';

it.skipIf(process.platform === 'win32')(
  'gives a descriptor for as long as it is open',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hubkey-fd-'));
    const server = createServer().listen(join(folder, 's'));
    const accepted = once(server, 'connection') as Promise<[Socket]>;
    const caller = connect(join(folder, 's'));
    const [socket] = await accepted;
    const fd = openFd(socket);
    expect(fd !== null && fstatSync(fd).isSocket()).toBe(true);
    socket.destroy();
    expect(openFd(socket)).toBeNull();
    caller.destroy();
    server.close();
    rmSync(folder, { recursive: true });
  },
);

import { request, type RequestOptions } from 'node:http';
import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { HelperAddress } from '../domain/app-state.ts';
import type { HelperFileFault, HelperReply } from '../domain/doctor.ts';
import type { HelperProbe } from '../ports/helper-probe.ts';
import { readPrivateFile } from './private-files/private-file.ts';

/** How long the helper may take, in ms. */
const maxReplyMs = 5_000;

/** Checks the helper's files, and sends requests over TCP and its socket. */
export class NodeHelperProbe implements HelperProbe {
  readonly #platform: NodeJS.Platform;

  constructor(platform: NodeJS.Platform = process.platform) {
    this.#platform = platform;
  }

  async fileFaults({
    headerFile,
    socket,
  }: HelperAddress): Promise<readonly HelperFileFault[] | null> {
    if (this.#platform === 'win32') return null;
    const found = await Promise.all([
      faultOf('helper.json', join(dirname(headerFile), 'helper.json')),
      faultOf('helper.header', headerFile),
      ...(socket === null ? [] : [faultOf('socket', socket)]),
    ]);
    return found.filter((fault) => fault !== null);
  }

  async requestOverTcp({ url, headerFile }: HelperAddress): Promise<HelperReply> {
    const line = await readPrivateFile(headerFile).catch(() => null);
    const [, authorization] = /^Authorization: (\S+ \S+)\n$/.exec(line ?? '') ?? [];
    if (authorization === undefined) return { kind: 'no-token' };
    const { hostname, port } = new URL(url);
    return replyTo({ hostname, port, headers: { authorization } });
  }

  async requestOverSocket(socket: string): Promise<HelperReply> {
    return replyTo({ socketPath: socket, headers: { host: 'localhost' } });
  }
}

async function faultOf(
  file: HelperFileFault['file'],
  path: string,
): Promise<HelperFileFault | null> {
  const stats = await lstat(path).catch(() => null);
  if (!stats) return { file, fault: 'missing' };
  if (file === 'socket' ? !stats.isSocket() : !stats.isFile()) return { file, fault: 'kind' };
  if (stats.uid !== process.getuid?.()) return { file, fault: 'owner' };
  return (stats.mode & 0o777) === 0o600 ? null : { file, fault: 'open' };
}

function replyTo(options: RequestOptions): Promise<HelperReply> {
  return new Promise((resolve) => {
    const sent = request({ ...options, path: '/v1/status', agent: false, timeout: maxReplyMs });
    sent.once('response', (answer) => {
      answer.resume();
      const { statusCode: status = 0 } = answer;
      resolve(status === 200 ? { kind: 'answered' } : { kind: 'status', status });
    });
    sent.once('timeout', () => sent.destroy());
    sent.once('error', () => resolve({ kind: 'no-answer' }));
    sent.once('close', () => resolve({ kind: 'no-answer' }));
    sent.end();
  });
}

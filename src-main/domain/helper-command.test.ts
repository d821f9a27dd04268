import { execFile } from 'node:child_process';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pasteShells } from '../../e2e/fixtures/shells.ts';
import { startProxy, type StandInProxy } from '../../e2e/hub/proxy.ts';
import { readCmdLine } from '../testing/shell-parsers/cmd.ts';
import { readPowerShellLine } from '../testing/shell-parsers/powershell.ts';
import { helperCommand, type HelperCommandInput } from './helper-command.ts';
import { readBody } from './request-body.ts';

const helper = {
  url: 'http://127.0.0.1:4711',
  socket: "/run/it's here/helper.sock",
  headerFile: '/home/an a/helper.header',
};
const parts: HelperCommandInput = {
  helper,
  profile: 'hub.example',
  ambiguous: false,
  key: null,
  path: '/api/health/',
  method: 'GET',
  body: null,
  shell: 'posix',
  jq: false,
};
const command = (change: Partial<HelperCommandInput> = {}) =>
  helperCommand({ ...parts, ...change });

it('goes by the socket where there is one, with no credential in it', () => {
  expect(command({ jq: true, key: 'ci' })).toBe(
    [
      String.raw`curl -sS --noproxy '*' --unix-socket '/run/it'\''s here/helper.sock' 'http://hub.example/api/health/' \ `.trimEnd(),
      String.raw`  -H 'Accept: application/json' \ `.trimEnd(),
      `  -H 'X-Hubkey-Key: ci' | jq`,
    ].join('\n'),
  );
});

it('names the profile exactly where hosts could be taken for one another', () => {
  expect(command({ profile: 'a/b ü', ambiguous: true })).toContain(
    `'http://localhost/hub/a%2Fb%20%C3%BC/api/health/'`,
  );
  expect(command({ profile: 'A/B c' })).toContain(`'http://a-b-c/api/health/'`);
});

it('goes by the header’s file elsewhere', () => {
  expect(command({ shell: 'powershell' })).toMatch(
    /^curl\.exe -sS --noproxy '\*' -H '@\/home\/an a\/helper\.header' 'http:\/\/127\.0\.0\.1:4711\/hub\/hub\.example\/api\/health\/'/,
  );
  const words = readCmdLine(command({ shell: 'cmd' }).replaceAll(' ^\n  ', ' '), {});
  expect(words.slice(0, 6)).toEqual(
    ['curl', '-sS', '--noproxy', '*', '-H', '@/home/an a/helper.header'], // as cmd reads it
  );
  const [typed] = readPowerShellLine(command({ shell: 'powershell' }));
  expect(typed?.slice(0, 4)).toEqual(['curl.exe', '-sS', '--noproxy', '*']);
  expect(command({ helper: { ...helper, socket: null } })).toContain('/hub/hub.example/api/');
});

it('takes a body in one line of ASCII, and says what is none', () => {
  expect(readBody('{\n "a": "ü\\n🔑" }')).toEqual({
    ok: true,
    value: String.raw`{"a": "\u00fc\n\ud83d\udd11" }`,
  });
  expect(readBody('{a}').ok).toBe(false);
});

describe('in real shells', () => {
  let folder: string;
  let proxy: StandInProxy;
  const seen: { head: IncomingMessage; body: string }[] = [];
  const serve: RequestListener = (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push({ head: request, body });
      response.end('{}');
    });
  };
  const [local, tcp] = [createServer(serve), createServer(serve)];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), `hubkey it's-`));
    proxy = await startProxy();
    await new Promise<void>((resolve) => local.listen(join(folder, 's.sock'), resolve));
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    for (const server of [local, tcp]) server.close();
    await proxy.stop();
    rmSync(folder, { recursive: true });
  });

  it.each(pasteShells)('%s sends nothing to a proxy', async ([program, ...args], shell) => {
    const { port } = tcp.address() as AddressInfo;
    const headerFile = join(folder, 'helper.header');
    writeFileSync(headerFile, 'Authorization: Bearer helper-token');
    // A proxy by curl's own settings is as good as one by the environment.
    writeFileSync(join(folder, '.curlrc'), `proxy = "${proxy.url}"`);
    const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'all_proxy', 'ALL_PROXY'];
    const env: NodeJS.ProcessEnv = { ...process.env, HOME: folder, NO_PROXY: '', no_proxy: '' };
    for (const name of names) env[name] = proxy.url;
    for (const socket of [null, join(folder, 's.sock')]) {
      const address = { url: `http://127.0.0.1:${port}`, socket, headerFile };
      writeFileSync(join(folder, 'pasted'), command({ shell, helper: address }));
      seen.length = 0;
      await new Promise((resolve) =>
        execFile(program, [...args, join(folder, 'pasted')], { env }, resolve),
      );
      expect(proxy.seen).toEqual([]);
      expect(seen.map(({ head }) => head.headers.authorization)).toEqual([
        socket === null ? 'Bearer helper-token' : undefined,
      ]);
    }
  });

  it.each(pasteShells)(
    '%s asks what was meant, whatever is in it',
    async ([program, ...args], shell) => {
      const body = readBody(`{"n":"it's \\"odd\\" $(x) \`y\` \\\\ %a ü"}`);
      if (!body.ok) throw new Error(body.problem);
      const text = command({
        shell,
        helper: { ...helper, socket: join(folder, 's.sock') },
        key: `k'e"y $(z) ü`,
        path: `/api/jobs/?q='%24(x)`,
        method: 'POST',
        body: body.value,
      });
      const script = join(folder, 'pasted');
      writeFileSync(script, `${text}\n`);
      seen.length = 0;
      await new Promise((resolve) => execFile(program, [...args, script], resolve));
      expect(seen).toHaveLength(1);
      const [{ head, body: sent }] = seen as [(typeof seen)[number]];
      expect(head.method).toBe('POST');
      expect(head.url).toBe(`/api/jobs/?q='%24(x)`);
      expect(head.headers.host).toBe('hub.example');
      const key = Buffer.from(String(head.headers['x-hubkey-key']), 'latin1').toString();
      expect(key).toBe(`k'e"y $(z) ü`);
      expect(head.headers['content-type']).toBe('application/json');
      expect(sent).toBe(body.value);
    },
  );
});

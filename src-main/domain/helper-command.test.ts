import { execFile } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCmdLine } from '../testing/shell-parsers/cmd.ts';
import { helperCommand, type HelperCommandParts } from './helper-command.ts';
import { readBody } from './request-body.ts';

const helper = {
  url: 'http://127.0.0.1:4711',
  socket: "/run/it's here/helper.sock",
  headerFile: '/home/an a/helper.header',
};
const parts: HelperCommandParts = {
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
const command = (change: Partial<HelperCommandParts> = {}) =>
  helperCommand({ ...parts, ...change });

it('goes by the socket where there is one, with no credential in it', () => {
  expect(command({ jq: true, key: 'ci' })).toBe(
    [
      String.raw`curl -sS --unix-socket '/run/it'\''s here/helper.sock' 'http://hub.example/api/health/' \ `.trimEnd(),
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
    /^curl\.exe -sS -H '@\/home\/an a\/helper\.header' 'http:\/\/127\.0\.0\.1:4711\/hub\/hub\.example\/api\/health\/'/,
  );
  const words = readCmdLine(command({ shell: 'cmd' }).replaceAll(' ^\n  ', ' '), {});
  expect(words).toContain('@/home/an a/helper.header');
  expect(command({ helper: { ...helper, socket: null } })).toContain('/hub/hub.example/api/');
});

it('takes a body in one line of ASCII, and says what is none', () => {
  expect(readBody('{\n "a": "ü\\n🔑" }')).toEqual({
    ok: true,
    value: String.raw`{"a":"\u00fc\n\ud83d\udd11"}`,
  });
  expect(readBody('{a}').ok).toBe(false);
});

const shells = [
  { shell: 'posix', program: 'dash' },
  { shell: 'posix', program: 'bash' },
  { shell: 'posix', program: 'zsh' },
  { shell: 'posix', program: 'busybox', args: ['sh'] },
  { shell: 'fish', program: 'fish' },
] as const;

describe('in real shells', () => {
  let folder: string;
  const seen: { head: IncomingMessage; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push({ head: request, body });
      response.end('{}');
    });
  });
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), `hubkey it's-`));
    await new Promise<void>((done) => server.listen(join(folder, 's.sock'), done));
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  it.each(shells)('$program asks what was meant, whatever is in it', async (how) => {
    const body = readBody(`{"n":"it's \\"odd\\" $(x) \`y\` \\\\ %a ü"}`);
    if (!body.ok) throw new Error(body.problem);
    const text = command({
      shell: how.shell,
      helper: { ...helper, socket: join(folder, 's.sock') },
      key: `k'e"y $(z) ü`,
      path: `/api/jobs/?q='%24(x)`,
      method: 'POST',
      body: body.value,
    });
    const script = join(folder, 'pasted');
    writeFileSync(script, `${text}\n`);
    seen.length = 0;
    const args = 'args' in how ? how.args : [];
    await new Promise((done) => execFile(how.program, [...args, script], done));
    expect(seen).toHaveLength(1);
    const [{ head, body: sent }] = seen as [(typeof seen)[number]];
    expect(head.method).toBe('POST');
    expect(head.url).toBe(`/api/jobs/?q='%24(x)`);
    expect(head.headers.host).toBe('hub.example');
    const key = Buffer.from(String(head.headers['x-hubkey-key']), 'latin1').toString();
    expect(key).toBe(`k'e"y $(z) ü`);
    expect(head.headers['content-type']).toBe('application/json');
    expect(sent).toBe(body.value);
  });
});

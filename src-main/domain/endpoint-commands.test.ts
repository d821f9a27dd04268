import { execFile } from 'node:child_process';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commandTextOf } from '../testing/copy-text-of.ts';
import { profileOf } from '../testing/profile-of.ts';
import { pasteShells } from '../../e2e/fixtures/shells.ts';
import { readCmdLine } from '../testing/shell-parsers/cmd.ts';
import { readPowerShellLine } from '../testing/shell-parsers/powershell.ts';
import { filledPath } from './catalogue.ts';
import type { CopyRequest } from './copy-request.ts';
import { endpoints, type Endpoint } from './endpoint.ts';
import type { ShellId } from './settings.ts';

const hostile = `it's "x" $HOME $(id) \`id\` %PATH% ü🔑 \\ & | ; ! #?/..`;
const body = JSON.stringify({ name: hostile });
/** Those whose command asks for nothing; the others are tested with what is typed. */
const silent = endpoints.filter(({ asks }) => asks.length === 0);

/** A request to an endpoint with hostile values in all its parameters. */
function choiceOf(endpoint: Endpoint) {
  const values = Object.fromEntries(
    endpoint.parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, hostile]),
  );
  const { method } = endpoint;
  return {
    method,
    path: filledPath(endpoint, values),
    exact: true,
    ...(endpoint.body === null ? {} : { body }),
  };
}

/** A value that could lead out of the path is refused there; in a query it is a value like any other. */
const refused = silent.filter((endpoint) => endpoint.path.includes('{id}'));
const usable = silent.filter((endpoint) => !refused.includes(endpoint));

it.each(refused)('$label takes no value that leads out of its path', (endpoint) => {
  expect(commandTextOf({ endpoint: choiceOf(endpoint) })).toMatch(/may not go up|backslash/);
});

interface Seen {
  method: string | undefined;
  url: string | undefined;
  body: string;
}
const plainId = (endpoint: Endpoint) =>
  choiceOf({ ...endpoint, path: endpoint.path.replaceAll('{id}', "7'%20$(id)") });
const choices = [...usable.map(choiceOf), ...refused.map(plainId)];

describe('in real shells, every call of the guide', () => {
  let folder: string;
  let hub: string;
  let seen: Seen[] = [];
  const serve: RequestListener = (request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    request.on('end', () => {
      seen.push({ method: request.method, url: request.url, body: text });
      response.end('{}');
    });
  };
  const [tcp, local] = [createServer(serve), createServer(serve)];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), `hubkey it's-`));
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
    await new Promise<void>((resolve) => local.listen(join(folder, 's.sock'), resolve));
    hub = `http://127.0.0.1:${(tcp.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    for (const server of [tcp, local]) server.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => (seen = []));

  const text = (change: Partial<CopyRequest>) =>
    commandTextOf({ credential: { kind: 'session' }, ...change }, profileOf({ hub }), {
      url: 'http://127.0.0.1:1',
      socket: join(folder, 's.sock'),
      headerFile: '/x',
    });

  it.each(pasteShells)(
    'sends the chosen request in %s, by curl, with a variable and through the helper',
    async ([program, ...args], shell) => {
      for (const change of [
        { what: 'curl' },
        { what: 'curl', variable: true },
        { what: 'helper command' },
      ] as const) {
        seen = [];
        const script = choices.map((endpoint) => text({ ...change, endpoint, shell })).join('\n');
        const file = join(folder, 'pasted');
        writeFileSync(file, `${script}\n`);
        await new Promise((resolve) => execFile(program, [...args, file], resolve));
        expect(seen).toEqual(
          choices.map((choice) => ({
            method: choice.method,
            url: choice.path,
            body: 'body' in choice ? inAscii(choice.body) : '',
          })),
        );
      }
    },
    60_000,
  );
});

/** As `JSON` writes it, with escapes for what isn't ASCII. */
const inAscii = (json: string | undefined): string =>
  (json ?? '').replaceAll(
    /[^ -~]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

describe.each(['curl', 'helper command'] as const)(
  'by the rules of Windows’ shells, %s',
  (what) => {
    const words = (shell: ShellId, choice: (typeof choices)[number]): string[] => {
      const text = commandTextOf({ what, shell, endpoint: choice });
      if (shell === 'cmd')
        return readCmdLine(text.replaceAll(' ^\n  ', ' '), { PATH: 'x', HOME: 'y' });
      return readPowerShellLine(text).flat();
    };

    it.each(choices)('has the chosen method, path and body: $method $path', (choice) => {
      const base = what === 'curl' ? 'https://hub.example' : 'http://127.0.0.1:1/hub/hub.example';
      for (const shell of ['cmd', 'powershell'] as const) {
        expect(words(shell, choice)).toContain(base + choice.path);
        if (choice.method !== 'GET') expect(words(shell, choice)).toContain(choice.method);
      }
      if ('body' in choice) expect(words('cmd', choice)).toContain(inAscii(choice.body));
    });
  },
);

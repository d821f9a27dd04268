import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A request as the helper saw it. */
export interface HelperRequest {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface HelperAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** It closes the connection after that. */
  breaks?: boolean;
}

export interface CommandEnd {
  code: number | null;
  out: string;
  err: string;
}

/** A helper on a Unix socket in a folder of its own that answers as a test says, for testing the `hubkey` command. */
export class FakeHelper {
  readonly folder = mkdtempSync(join(tmpdir(), 'hubkey-fake-'));
  readonly socket = join(this.folder, 's.sock');
  readonly requests: HelperRequest[] = [];
  /** Null: it never answers. */
  answer: (request: HelperRequest) => HelperAnswer | null = () => ({});
  readonly #server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const seen = { method, url, headers, body };
      this.requests.push(seen);
      const answer = this.answer(seen);
      if (answer) send(response, answer);
    });
  });

  async start(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(this.socket, done));
    const contact = { url: 'http://127.0.0.1:9', socket: this.socket, pid: process.pid };
    writeFileSync(join(this.folder, 'helper.json'), JSON.stringify(contact), { mode: 0o600 });
    writeFileSync(join(this.folder, 'helper.header'), 'Authorization: Bearer helper-token\n');
    return this;
  }

  stop(): void {
    this.#server.close();
    rmSync(this.folder, { recursive: true });
  }

  /** How many callers are connected. */
  connections(): Promise<number> {
    return new Promise((done) => this.#server.getConnections((_error, count) => done(count)));
  }

  /** The requests since the last call of this. */
  taken(): HelperRequest[] {
    return this.requests.splice(0);
  }

  /** Runs the command in a shell, with the variables in `env` added to those of the test. */
  run(
    [program = 'sh', ...options]: readonly string[],
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
  ): Promise<CommandEnd> {
    return new Promise((done) => {
      const child = execFile(
        program,
        [...options, commandScript, ...args],
        { env: { ...process.env, HUBKEY_USER_DATA: this.folder, ...env }, timeout: 20_000 },
        (_error, out, err) => done({ code: child.exitCode, out, err }),
      );
    });
  }
}

export const commandScript = resolve('resources/bin/hubkey');

function send(
  response: ServerResponse,
  { status = 200, headers = {}, body = '', breaks = false }: HelperAnswer,
): void {
  if (breaks && !body) {
    response.destroy();
    return;
  }
  response.writeHead(status, headers);
  if (breaks) response.write(body, () => response.destroy());
  else response.end(body);
}

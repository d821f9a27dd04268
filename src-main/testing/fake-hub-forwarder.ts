import { gzipSync } from 'node:zlib';
import type { Credential } from '../domain/credential.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import type { HeaderList } from '../domain/forward-headers.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type {
  ByteStream,
  HubForwarder,
  ForwardTarget,
  ForwardedAnswer,
  ForwardedRequest,
} from '../ports/hub-forwarder.ts';

/** A Hub behind the forwarder: accepts the credentials that a test allows, and records the requests. */
export class FakeHubForwarder implements HubForwarder {
  readonly asked: { credential: string; request: ForwardedRequest }[] = [];
  /** Rejected credentials; all others are accepted. */
  readonly refused = new Set<string>();
  /** The answer to a rejected credential. */
  refusal: 401 | 403 = 401;
  /** Rejections are compressed with gzip. */
  packs = false;
  problem: HubProblem | null = null;
  /** The answer to everything else, whether it states its length, and its type. */
  text = '{"ok":true}';
  length = true;
  type = 'application/json';
  /** Carries the requests to a real Hub, once a test has set it. */
  carrier: HubForwarder | null = null;

  async forward(
    target: ForwardTarget,
    credential: Credential | null,
    request: ForwardedRequest,
  ): Promise<Result<ForwardedAnswer, HubProblem>> {
    const secret = credential?.secret.reveal() ?? 'none';
    this.asked.push({ credential: secret, request });
    if (this.carrier) return this.carrier.forward(target, credential, request);
    if (this.problem) return fail(this.problem);
    if (this.refused.has(secret)) return ok(this.#refusal(request.method));
    const bytes = new TextEncoder().encode(this.text);
    const length = this.length ? ([['Content-Length', String(bytes.length)]] as const) : [];
    return ok(answer(200, [['Content-Type', this.type], ...length], bytes));
  }

  /** In the framework's own shape; that of a HEAD has no body. */
  #refusal(method: string): ForwardedAnswer {
    const challenge =
      this.refusal === 401 ? ([['WWW-Authenticate', 'Bearer realm="api"']] as const) : [];
    const text = new TextEncoder().encode('{"detail":"no","code":"token_not_valid"}');
    const coding = this.packs ? ([['Content-Encoding', 'gzip']] as const) : [];
    const bytes = method === 'HEAD' ? new Uint8Array() : this.packs ? gzipSync(text) : text;
    return answer(this.refusal, [json, ...challenge, ...coding], bytes);
  }
}

const json = ['Content-Type', 'application/json'] as const;

const answer = (status: number, headers: HeaderList, bytes: Uint8Array): ForwardedAnswer => ({
  status,
  reason: '',
  headers,
  body: once(bytes),
});

// eslint-disable-next-line @typescript-eslint/require-await -- a stream of one piece that is there already
async function* once(bytes: Uint8Array): ByteStream {
  yield bytes;
}

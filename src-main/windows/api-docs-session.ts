import { session, type Session } from 'electron';
import { staysInPage, type PageBase, type PageRefusal } from '../domain/api-docs.ts';
import type { HeaderList } from '../domain/forward-headers.ts';
import { fail, type Result } from '../domain/result.ts';
import type { ForwardedAnswer, StreamedBody } from '../ports/hub-forwarder.ts';
import type { ApiDocsProblem, PageRequest } from '../services/api-docs-service.ts';
import { apiDocsResponse } from './api-docs-response.ts';
import { guardSession } from './guard-session.ts';

export interface ApiDocsSessionOptions {
  /** A name of its own for each profile and certificate rule; never shared between two of them. */
  partition: string;
  base: PageBase;
  /** Why the page may not send anything now; null: it may. */
  refusal: () => PageRefusal | null;
  /** Aborts all requests. */
  signal: () => AbortSignal;
  answer: (request: PageRequest) => Promise<Result<ForwardedAnswer, ApiDocsProblem>>;
}

const schemes = ['http', 'https'] as const;

/** A session outlives its windows, and is guarded once. */
const guarded = new WeakSet<Session>();

/** Who answers a session's requests: a window may open on it before the previous one has closed. */
const owners = new WeakMap<Session, ApiDocsSessionOptions>();

/**
 * The session of a Hub's API docs page, in memory. Hubkey answers every request of it, through its own
 * connections to the Hub: so the certificate rules and proxy are the same as everywhere else, and a rejected token
 * is renewed and the request repeated. Chromium itself connects to nothing.
 */
export async function openApiDocsSession(options: ApiDocsSessionOptions): Promise<Session> {
  const docs = session.fromPartition(options.partition);
  if (!guarded.has(docs)) guardSession(docs);
  guarded.add(docs);
  docs.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !staysInPage(options.base, url) });
  });
  docs.setCertificateVerifyProc((_request, answer) => answer(refusedCertificate));
  // An address on which no program of a person can listen, for whatever the rules above don't know.
  await docs.setProxy({
    mode: 'fixed_servers',
    proxyRules: '127.0.0.1:1',
    proxyBypassRules: '<-loopback>',
  });
  if (owners.has(docs)) for (const scheme of schemes) docs.protocol.unhandle(scheme);
  owners.set(docs, options);
  for (const scheme of schemes) {
    docs.protocol.handle(scheme, (request) => respond(request, options));
  }
  return docs;
}

/** Ends what `openApiDocsSession` started, and forgets what the page stored. */
export async function closeApiDocsSession(
  docs: Session,
  options: ApiDocsSessionOptions,
): Promise<void> {
  if (owners.get(docs) !== options) return;
  owners.delete(docs);
  for (const scheme of schemes) docs.protocol.unhandle(scheme);
  await docs.clearStorageData();
  await docs.clearCache();
}

/** Electron's code for a certificate that is refused. */
const refusedCertificate = -2;

async function respond(request: Request, options: ApiDocsSessionOptions): Promise<Response> {
  const { method, url, headers } = request;
  // A request for a worker's script, which could ask for more once the page is gone.
  const refusal = headers.has('service-worker') ? 'worker' : options.refusal();
  const accept = headers.get('accept') ?? '';
  if (refusal) return apiDocsResponse(fail({ kind: 'refused', why: refusal }), accept);
  const answer = await options.answer({
    method,
    url,
    headers: [...headers] satisfies HeaderList,
    body: await bodyOf(request),
    // Electron 33 never aborts the page's own signal.
    signal: AbortSignal.any([options.signal(), request.signal]),
  });
  if (!answer.ok && answer.problem.kind === 'refused' && answer.problem.why === 'elsewhere') {
    // As if there were no network: an answer would be one of that other address.
    return Response.error();
  }
  return apiDocsResponse(answer, accept);
}

/** The largest body that is buffered, so that its length is known and it can be sent again, in bytes. */
const maxBufferedBytes = 16 * 1024 * 1024;

async function bodyOf({ body }: Request): Promise<Uint8Array | StreamedBody | null> {
  if (!body) return null;
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  for (let size = 0; size <= maxBufferedBytes;) {
    const { done, value } = await reader.read();
    if (done) return chunks.length === 0 ? null : Buffer.concat(chunks);
    chunks.push(value);
    size += value.length;
  }
  return { stream: resumed(chunks, reader), length: null };
}

async function* resumed(
  chunks: readonly Uint8Array[],
  reader: ReadableStreamDefaultReader<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* chunks;
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

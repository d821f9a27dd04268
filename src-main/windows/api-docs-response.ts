import { headersFromHub, type HeaderList } from '../domain/forward-headers.ts';
import { exhaustive } from '../domain/exhaustive.ts';
import { m } from '../domain/messages/index.ts';
import type { Result } from '../domain/result.ts';
import { pageRefusalWords, strangeStatusWords } from '../domain/words/api-docs-words.ts';
import { copyProblemWords } from '../domain/words/copy-words.ts';
import { hubProblemWords } from '../domain/words/hub-problem-words.ts';
import type { ByteStream, ForwardedAnswer } from '../ports/hub-forwarder.ts';
import type { ApiDocsProblem } from '../services/api-docs-service.ts';

/**
 * Added to the Hub's own policy. The page stays as the Hub made it, but it loads from its own origin alone, and
 * nothing that outlives it or hides from it can run: no frames, no workers, no plug-ins. The sandbox has no
 * dialogs, as that for printing would hold the page up.
 */
const apiDocsPolicy = [
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:",
  "connect-src 'self' data: blob:",
  "frame-src 'none'",
  "worker-src 'none'",
  "object-src 'none'",
  "form-action 'none'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
  "webrtc 'block'",
  // A download is blocked in its session, which can then say so.
  'sandbox allow-scripts allow-same-origin allow-forms allow-downloads',
].join('; ');

/** Statuses whose answer has no body (Fetch Standard, "null body status"). */
const bodiless = new Set([204, 205, 304]);

/** What the page gets for a request: the Hub's answer as it came, or why there is none. */
export function apiDocsResponse(
  answer: Result<ForwardedAnswer, ApiDocsProblem>,
  accept: string,
): Response {
  if (!answer.ok) {
    return textResponse(statusOf(answer.problem), problemWords(answer.problem), accept);
  }
  const { status, reason, headers, body } = answer.value;
  // A Response can have no other (Fetch Standard, "initialize a response").
  if (status < 200 || status > 599) {
    void endOf(body);
    return textResponse(502, strangeStatusWords(status), accept);
  }
  const init = {
    status,
    statusText: reason,
    headers: fittedHeaders(headersFromHub(headers, status)),
  };
  if (!bodiless.has(status)) return new Response(streamOf(body), init);
  void endOf(body);
  return new Response(null, init);
}

/** As browsers read it: at their pace, and ended when the page no longer wants it. */
function streamOf(body: ByteStream): ReadableStream<Uint8Array> {
  const reading = body[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await reading.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await reading.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Frees the connection of an answer that nobody reads. */
async function endOf(body: ByteStream): Promise<void> {
  try {
    for await (const _chunk of body) break;
  } catch {
    // It broke off by itself.
  }
}

/** A single type of JSON: a parameter may say anything, and of several types a browser takes the last. */
const jsonType = /^[\w.+-]+\/([\w.-]+\+)?json\s*(;[^,]*)?$/i;

function fittedHeaders(list: HeaderList): Headers {
  const headers = new Headers();
  for (const [name, value] of list) headers.append(name, value);
  // The page shows the headers of JSON answers, which can't run anything.
  if (!jsonType.test(headers.get('content-type') ?? '')) {
    headers.append('content-security-policy', apiDocsPolicy);
    // A denied permission for it leaves the page without an answer.
    headers.append('permissions-policy', 'fullscreen=()');
    headers.set('x-content-type-options', 'nosniff');
  }
  return headers;
}

/** In the framework's own shape, which the page knows how to show; as a text where a page was asked for. */
function textResponse(status: number, words: string, accept: string): Response {
  const asText = accept.includes('text/html');
  return new Response(asText ? words : JSON.stringify({ detail: words }), {
    status,
    headers: fittedHeaders([
      ['content-type', asText ? 'text/plain; charset=utf-8' : 'application/json'],
      ['cache-control', 'no-store'],
    ]),
  });
}

function problemWords(problem: ApiDocsProblem): string {
  switch (problem.kind) {
    case 'refused':
      return pageRefusalWords(problem.why);
    case 'hub':
      return hubProblemWords(problem.problem, problem.hub);
    case 'sign-in-needed':
      return m.api_docs_sign_in_needed();
    default:
      return copyProblemWords(problem);
  }
}

function statusOf({ kind }: ApiDocsProblem): number {
  switch (kind) {
    case 'refused':
    case 'account-disabled':
      return 403;
    case 'sign-in-needed':
      return 401;
    case 'no-profile':
    case 'no-key':
      return 404;
    case 'locked':
      return 423;
    case 'hub':
    case 'hub-unreachable':
      return 502;
    case 'waiting-for-keychain':
    case 'key-unreadable':
      return 503;
    default:
      return exhaustive(kind);
  }
}

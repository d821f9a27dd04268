import type { ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { jsonParts, type JsonPart } from '../domain/json-parts.ts';
import { inLocale, type Locale } from '../domain/messages/index.ts';
import type { Refusal } from './refusals.ts';

/** The headers of every answer: JSON, never cached, and without CORS headers for web pages. */
const headers = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/** A long body goes out in parts: other work gets its turn after each. */
export function sendJson(response: ServerResponse, status: number, body: object): void {
  const parts = jsonParts(body);
  const { text = '', isLast = true } = parts.next().value ?? {};
  if (isLast) {
    sendJsonText(response, status, text);
    return;
  }
  response.writeHead(status, headers);
  response.write(text);
  void sendRest(response, parts);
}

async function sendRest(response: ServerResponse, parts: Iterable<JsonPart>): Promise<void> {
  await setImmediate();
  for (const { text } of parts) {
    if (response.destroyed) return;
    response.write(text);
    await setImmediate();
  }
  response.end();
}

export function sendJsonText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

/** One line of text, such as a header. */
export function sendText(response: ServerResponse, text: string): void {
  const length = Buffer.byteLength(text);
  const type = { 'content-type': 'text/plain; charset=utf-8' };
  response.writeHead(200, { ...headers, ...type, 'content-length': length });
  response.end(text);
}

/** Refuses in the caller's language and closes the connection, so that nothing more is read from it. */
export function sendRefusal(response: ServerResponse, refusal: Refusal, locale: Locale): void {
  response.setHeader('connection', 'close');
  if (refusal.allow) response.setHeader('allow', refusal.allow);
  // Lets a script distinguish our refusal from an answer of the Hub with the same status.
  response.setHeader('x-hubkey-error', refusal.kind);
  if (refusal.reason) response.setHeader('x-hubkey-reason', refusal.reason);
  sendJson(
    response,
    refusal.status,
    inLocale(locale, () => errorBody(refusal)),
  );
}

/** The complete answer to something that isn't an HTTP request, for a raw socket. */
export function rawRefusal(refusal: Refusal): string {
  const reason = refusal.kind === 'too-large' ? 'Too Large' : 'Bad Request';
  const text = JSON.stringify(errorBody(refusal));
  const lines = Object.entries({
    ...headers,
    'content-length': Buffer.byteLength(text),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${refusal.status} ${reason}\r\n${lines.join('\r\n')}\r\n\r\n${text}`;
}

const errorBody = ({ kind, message }: Refusal): object => ({
  error: { kind, message: message() },
});

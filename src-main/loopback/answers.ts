import type { ServerResponse } from 'node:http';
import type { Refusal } from './refusals.ts';

/** The headers of every answer: JSON, never cached, and without CORS headers for web pages. */
const headers = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

export function sendJson(response: ServerResponse, status: number, body: object): void {
  sendJsonText(response, status, JSON.stringify(body));
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

/** Refuses and closes the connection, so that nothing more is read from it. */
export function sendRefusal(response: ServerResponse, refusal: Refusal): void {
  response.setHeader('connection', 'close');
  if (refusal.allow) response.setHeader('allow', refusal.allow);
  // Lets a script distinguish our refusal from an answer of the Hub with the same status.
  response.setHeader('x-hubkey-error', refusal.kind);
  if (refusal.reason) response.setHeader('x-hubkey-reason', refusal.reason);
  sendJson(response, refusal.status, errorBody(refusal));
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

const errorBody = ({ kind, message }: Refusal): object => ({ error: { kind, message } });

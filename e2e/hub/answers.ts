import type { ServerResponse } from 'node:http';

/** What a route answers. */
export interface Answer {
  status: number;
  body?: unknown;
  html?: string;
  headers?: Record<string, string>;
}

export const json = (status: number, body: unknown, headers = {}): Answer => ({
  status,
  body,
  headers,
});

/** A page as Django, or a proxy before it, sends. */
export const page = (status: number, title: string, headers = {}): Answer => ({
  status,
  html: `<!doctype html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1><p>${'x'.repeat(400)}</p></body></html>`,
  headers,
});

export const detail = (status: number, text: string, more = {}): Answer =>
  json(status, { detail: text, ...more });

/** Writes an answer; `date` is the Hub's own clock. */
export function send(response: ServerResponse, answer: Answer, date: Date): void {
  const text = answer.html ?? (answer.body === undefined ? '' : JSON.stringify(answer.body));
  const type = answer.html === undefined ? 'application/json' : 'text/html; charset=utf-8';
  const isEmpty = answer.html === undefined && text === '';
  response.writeHead(answer.status, {
    ...(isEmpty ? {} : { 'content-type': type }),
    'content-length': Buffer.byteLength(text),
    date: date.toUTCString(),
    ...answer.headers,
  });
  response.end(text);
}

import { STATUS_CODES } from 'node:http';
import type { Answer } from './answers.ts';

/** The type in which drf-spectacular gives its document, errors included. */
export const documentType = 'application/vnd.oai.openapi; charset=utf-8';

/** The documentation page has a template for itself alone: an error is its status line, as HTML. */
export function errorAsPage({ status, headers }: Answer): Answer {
  return { status, html: `${status} ${STATUS_CODES[status] ?? ''}`, headers: { ...headers } };
}

/** The API document is YAML, and so are its errors. */
export function errorAsYaml({ status, body, headers }: Answer): Answer {
  const lines = Object.entries(body ?? {}).map(([name, value]) =>
    typeof value === 'string' ? `${name}: ${value}` : `${name}: ${JSON.stringify(value)}`,
  );
  const html = `${lines.join('\n')}\n`;
  return { status, html, headers: { ...headers, 'content-type': documentType } };
}

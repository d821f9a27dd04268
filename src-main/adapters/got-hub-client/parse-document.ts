import type { ApiDocument } from '../../ports/hub-client.ts';

/** How often YAML may refer to one of its own parts: beyond that it is made to grow without end. */
const mostAliases = 50;

/** A text as an API document, JSON or YAML, or as a page; null where it is none of these. */
export async function parseDocument(text: string): Promise<ApiDocument | null> {
  const start = text.trimStart().slice(0, 200);
  if (start.startsWith('<')) return { kind: 'page', html: text };
  try {
    if (start.startsWith('{')) return { kind: 'data', data: JSON.parse(text) as unknown };
    if (!/^(#|---|["']?(openapi|swagger|info)\b)/m.test(start)) return null;
    const { parse } = await import('yaml');
    const data: unknown = parse(text, { maxAliasCount: mostAliases, logLevel: 'error' });
    return { kind: 'data', data };
  } catch {
    return null;
  }
}

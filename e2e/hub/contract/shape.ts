const shownHeaders = ['content-type', 'www-authenticate', 'allow', 'location', 'retry-after'];

/** An answer without what changes from run to run: what both Hubs must agree on. */
export interface Shape {
  status: number;
  headers: Record<string, string>;
  /** An error's own words, a page's title, and the types of anything else. */
  body: unknown;
}

/** `url` is the Hub's own, `now` in seconds since the epoch. */
export async function shapeOf(answer: Response, url: string, now: number): Promise<Shape> {
  const text = await answer.text();
  const headers: Record<string, string> = {};
  for (const name of shownHeaders) {
    const value = answer.headers.get(name);
    if (value !== null) headers[name] = withoutIds(value.replaceAll(url, '<hub>'));
  }
  const isJson = headers['content-type'] === 'application/json';
  const body = isJson
    ? bodyShape(JSON.parse(text), answer.status < 400, url, now)
    : pageShape(text);
  return { status: answer.status, headers, body };
}

function bodyShape(body: unknown, byType: boolean, url: string, now: number): unknown {
  const shape = (value: unknown): unknown => {
    if (Array.isArray(value)) return byType ? distinct(value.map(shape)) : value.map(shape);
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, shape(field)]));
    }
    if (typeof value === 'string') return byType ? textShape(value, url, now) : wordsOf(value);
    return byType && value !== null ? typeof value : value;
  };
  return shape(body);
}

/** Cuts the text of an error where the parser's details begin. */
const wordsOf = (text: string): string => text.replace(/^(JSON parse error) - .*/, '$1');

function textShape(text: string, url: string, now: number): string {
  if (text.startsWith(url)) return withoutIds(text.replace(url, '<hub>'));
  if (/^\w{8}\.\w{32}$/.test(text)) return '<key>';
  return claimsShape(text, now) ?? 'string';
}

const withoutIds = (text: string): string => text.replaceAll(/\/\d+\//g, '/<id>/');

/** What a token says, its times by the ten seconds; null for what is no token. */
function claimsShape(text: string, now: number): string | null {
  const payload = /^eyJ[\w-]+\.([\w-]+)\.[\w-]+$/.exec(text)?.[1];
  if (payload === undefined) return null;
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<
    string,
    unknown
  >;
  const tens = (seconds: number): number => Math.round(seconds / 10) * 10;
  const age = tens(now - Number(claims['iat']));
  const left = tens(Number(claims['exp']) - now);
  const names = Object.keys(claims).sort().join(' ');
  return `<${String(claims['token_type'])} token of ${age} s, ${left} s left: ${names}>`;
}

/** The title of a page, or what kind of text it is. */
function pageShape(text: string): string {
  if (text === '') return '';
  const title = /<title[^>]*>([^<]*)/i.exec(text)?.[1];
  return title === undefined
    ? `<text that starts with ${text.split(/[:\s]/, 1)[0] ?? ''}>`
    : `<page: ${title}>`;
}

function distinct(shapes: unknown[]): unknown[] {
  const seen = new Map(shapes.map((shape) => [JSON.stringify(shape), shape]));
  return [...seen.values()];
}

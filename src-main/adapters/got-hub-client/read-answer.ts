import type { HubProblem } from '../../domain/hub-problem.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { bodyBlamesCredential } from '../../domain/blames-credential.ts';
import { isObject } from '../is-object.ts';

/** An answer as it came over the wire. */
export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** The JSON of a good answer (null where it has no body), or what came instead. `now` in ms since the epoch. */
export function readAnswer(answer: RawAnswer, now: number): Result<unknown, HubProblem> {
  const { status, body } = answer;
  if (status >= 300 && status < 400) return fail(redirect(answer));
  if (status >= 500) return fail({ kind: 'server-error', status, title: titleOf(answer) });
  if (status === 429) return fail({ kind: 'throttled', retryAfterMs: retryAfter(answer, now) });
  if (status >= 400) return fail(clientError(answer));
  if (body.trim() === '') return ok(null);
  if (!isJson(answer)) return fail({ kind: 'not-a-hub', status, title: titleOf(answer) });
  const json = parse(body);
  return json.ok ? json : fail({ kind: 'unreadable', why: 'not-json' });
}

function clientError(answer: RawAnswer): HubProblem {
  const { status } = answer;
  const title = titleOf(answer);
  if (status === 407) return { kind: 'unreachable', reason: 'proxy' };
  if (!isJson(answer)) {
    // Django's page for a name that is not among its allowed hosts.
    if (status === 400) return { kind: 'host-not-allowed' };
    if (status === 401) return { kind: 'rejected' };
    return { kind: 'not-a-hub', status, title };
  }
  const json = parse(answer.body);
  const body = json.ok && isObject(json.value) ? json.value : {};
  if (status === 401 || (status === 403 && bodyBlamesCredential(body))) return { kind: 'rejected' };
  if (status === 403) return { kind: 'not-permitted' };
  if (status === 404 || status === 410) return { kind: 'not-found' };
  if (status === 400) return { kind: 'invalid', fields: fieldsOf(json.ok ? json.value : null) };
  return { kind: 'not-a-hub', status, title };
}

function redirect({ headers }: RawAnswer): HubProblem {
  const location = one(headers['location']);
  return { kind: 'redirect', location: location ? cleaned(location, 300) : null };
}

/** `Retry-After` in whole seconds or as a date: RFC 9110, section 10.2.3. In ms. */
function retryAfter({ headers }: RawAnswer, now: number): number | null {
  const text = one(headers['retry-after'])?.trim();
  if (!text) return null;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

/** The Hub's own words per field, whatever the shape; `''` stands for the request as a whole. */
function fieldsOf(body: unknown): Record<string, string[]> {
  if (!isObject(body)) return { '': textsIn(body) };
  const fields: Record<string, string[]> = {};
  for (const [field, value] of Object.entries(body)) {
    const name = field === 'non_field_errors' || field === 'detail' ? '' : cleaned(field, 60);
    fields[name] = textsIn(value);
  }
  return fields;
}

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [cleaned(value, 300)];
  if (Array.isArray(value)) return value.slice(0, 5).flatMap(textsIn);
  return isObject(value) ? Object.values(value).slice(0, 5).flatMap(textsIn) : [];
};

function isJson({ headers }: RawAnswer): boolean {
  return /^application\/([\w.-]+\+)?json\b/i.test(one(headers['content-type']) ?? '');
}

/** The title of an HTML page, never more of it. */
function titleOf(answer: RawAnswer): string | null {
  if (isJson(answer)) return null;
  const title = /<title[^>]*>([^<]*)/i.exec(answer.body.slice(0, 20_000))?.[1];
  const text = title && cleaned(decoded(title), 120);
  return text === undefined || text === '' ? null : text;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decoded = (text: string): string =>
  text.replaceAll(/&(#?\w+);/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole);

/** One line, without control characters, cut to `most` characters. */
const cleaned = (text: string, most: number): string =>
  text
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, most);

const one = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

function parse(text: string): Result<unknown, null> {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return fail(null);
  }
}

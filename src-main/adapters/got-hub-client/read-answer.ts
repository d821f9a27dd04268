import type { ClientCertificateFault } from '../../domain/certificate.ts';
import type { HubProblem } from '../../domain/hub-problem.ts';
import { isForeignRefusal, readRejection } from '../../domain/rejection.ts';
import { dateOf, textOf } from '../../domain/unknown-json.ts';
import { parseJson } from '../answer-worker/parse-json.ts';
import { isObject } from '../is-object.ts';

/** An answer as received; for an error, only the part of its body that was read. */
export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Uint8Array;
}

/**
 * The problem with an answer; null if it is good: JSON, empty, or with `anyType` anything.
 * A good body is not parsed. `now` in ms since the epoch.
 */
export function problemOf(answer: RawAnswer, anyType: boolean, now: number): HubProblem | null {
  const { status, body } = answer;
  if (status >= 500) return { kind: 'server-error', status, title: titleOf(answer) };
  if (status === 429) return { kind: 'throttled', retryAfterMs: retryAfter(answer, now) };
  if (status >= 400) return clientError(answer);
  if (status >= 300) return redirect(answer);
  // RFC 9110, section 15: a status below 200 isn't final.
  const good = status >= 200 && (anyType || body.length === 0 || isJson(answer));
  return good ? null : { kind: 'not-a-hub', status, title: titleOf(answer) };
}

function clientError(answer: RawAnswer): HubProblem {
  const { status } = answer;
  const title = titleOf(answer);
  if (status === 407) return { kind: 'unreachable', reason: 'proxy-login' };
  const json = isJson(answer) ? parseJson(answer.body) : null;
  if (status === 401 || status === 403) {
    const value = json?.ok ? json.value : null;
    const why = readRejection(status, value);
    if (why === null) {
      const challenge = singleValue(answer.headers['www-authenticate']) ?? null;
      if (isForeignRefusal(status, value, challenge)) return { kind: 'challenged' };
      return { kind: 'blocked', status, title: title ?? detailOf(value) };
    }
    return why === 'permission' ? { kind: 'not-permitted' } : { kind: 'rejected', status, why };
  }
  if (!json) {
    const fault = status === 400 ? certificatePage(title) : null;
    if (fault) return { kind: 'client-certificate', fault };
    // Django's page for a host name that isn't allowed.
    return status === 400 ? { kind: 'host-not-allowed' } : { kind: 'not-a-hub', status, title };
  }
  if (status === 404 || status === 410) return { kind: 'not-found' };
  if (status === 405) return { kind: 'wrong-method' };
  if (status === 400) return { kind: 'invalid', fields: fieldsOf(json.ok ? json.value : null) };
  return { kind: 'not-a-hub', status, title };
}

/** What nginx says of a client's certificate (`ngx_http_special_response.c`, 495 and 496); null: nothing. */
function certificatePage(title: string | null): ClientCertificateFault | null {
  if (title === '400 No required SSL certificate was sent') return 'wanted';
  return title === '400 The SSL certificate error' ? 'refused' : null;
}

function redirect({ headers }: RawAnswer): HubProblem {
  const location = singleValue(headers['location']);
  return { kind: 'redirect', location: location ? cleaned(location, 300) : null };
}

/** The maximum wait that a Hub may ask for, in ms; longer ones are reduced to it. */
const longestWait = 24 * 60 * 60_000;

/** `Retry-After` in whole seconds or as a date: RFC 9110, section 10.2.3. In ms. */
function retryAfter({ headers }: RawAnswer, now: number): number | null {
  const text = singleValue(headers['retry-after'])?.trim();
  if (!text) return null;
  // A date contains the name of its month; the parser would read plain numbers as years.
  const date = /[a-z]/i.test(text) ? dateOf(text) : null;
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : date === null ? null : date - now;
  return wait === null ? null : Math.min(Math.max(0, wait), longestWait);
}

/** The Hub's own text for each field, in any shape; `''` stands for the request as a whole. */
function fieldsOf(body: unknown): Record<string, string[]> {
  if (!isObject(body)) return { '': textsIn(body) };
  const fields = Object.entries(body)
    .slice(0, maxFields)
    .map(([field, value]) => {
      const whole = field === 'non_field_errors' || field === 'detail';
      return [whole ? '' : cleaned(field, 60), textsIn(value)] as const;
    });
  return Object.fromEntries(fields);
}

/** The reason of a rejection in JSON, if it has the framework's shape. */
function detailOf(body: unknown): string | null {
  const detail = isObject(body) ? body['detail'] : null;
  return typeof detail === 'string' ? cleaned(detail, 120) || null : null;
}

const maxFields = 20;
const maxTexts = 5;

/** The first texts in a value, at any depth. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [cleaned(value, 300)];
  const texts: string[] = [];
  const parts = typeof value === 'object' && value !== null ? Object.values(value) : [];
  for (const part of parts.slice(0, maxTexts) as unknown[]) {
    texts.push(...textsIn(part));
    if (texts.length >= maxTexts) break;
  }
  return texts.slice(0, maxTexts);
}

function isJson({ headers }: RawAnswer): boolean {
  return /^application\/([\w.-]+\+)?json\b/i.test(singleValue(headers['content-type']) ?? '');
}

/** The title of an HTML page, and nothing else of it. */
function titleOf(answer: RawAnswer): string | null {
  if (isJson(answer)) return null;
  const html = new TextDecoder().decode(answer.body.subarray(0, 20_000));
  const tag = html.search(/<title\b/i);
  const from = tag < 0 ? -1 : html.indexOf('>', tag);
  if (from < 0) return null;
  const [title = ''] = html.slice(from + 1).split('<', 1);
  return cleaned(decoded(title), 120) || null;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const decoded = (text: string): string =>
  text.replaceAll(/&(#?\w+);/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole);

/** One line, without control characters, cut to `maxLength` characters. */
const cleaned = (text: string, maxLength: number): string =>
  textOf(text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim(), maxLength) ?? '';

const singleValue = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

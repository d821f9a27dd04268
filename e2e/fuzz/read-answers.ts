/** What a connection answered. */
export interface Answers {
  /** The final statuses, in their order. */
  statuses: number[];
  /** What comes behind the last whole answer. */
  rest: string;
}

/** Reads as many answers as there are methods asked; one that is not whole is left in `rest`. */
export function readAnswers(bytes: Buffer, methods: readonly string[]): Answers {
  const text = bytes.toString('latin1');
  const statuses: number[] = [];
  let at = 0;
  while (statuses.length < methods.length) {
    const end = text.indexOf('\r\n\r\n', at);
    const head = end < 0 ? '' : text.slice(at, end);
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1] ?? 0);
    if (status === 0) break;
    const bodyAt = end + 4;
    if (status < 200) {
      at = bodyAt;
      continue;
    }
    const next =
      methods[statuses.length] === 'HEAD' ? bodyAt : endOfBody(text, bodyAt, head, status);
    if (next === null) break;
    statuses.push(status);
    at = next;
  }
  return { statuses, rest: text.slice(at) };
}

/** Where a body ends, or null where not all of it is there. */
function endOfBody(text: string, from: number, head: string, status: number): number | null {
  if (status === 204 || status === 304) return from;
  if (/^transfer-encoding: *chunked$/im.test(head)) {
    const end = text.indexOf('0\r\n\r\n', from);
    return end < 0 ? null : end + 5;
  }
  const length = /^content-length: *(\d+)$/im.exec(head)?.[1];
  const next = length === undefined ? text.length : from + Number(length);
  return next > text.length ? null : next;
}

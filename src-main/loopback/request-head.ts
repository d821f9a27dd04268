/** The head of a request as received; `headers` are pairs, so that repeated ones are visible. */
export interface RequestHead {
  door: 'tcp' | 'socket';
  remoteAddress: string | undefined;
  method: string;
  target: string;
  headers: readonly [name: string, value: string][];
}

/** All values of a header in their order; `name` in lower case. */
export function valuesOf(headers: RequestHead['headers'], name: string): string[] {
  const values: string[] = [];
  for (const [header, value] of headers) {
    // Compares the length first for speed, as several names are looked up for each request.
    if (header.length === name.length && header.toLowerCase() === name) values.push(value);
  }
  return values;
}

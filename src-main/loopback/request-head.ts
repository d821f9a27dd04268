/** The head of a request as it came in; `headers` in pairs, so that a repeated one shows. */
export interface RequestHead {
  door: 'tcp' | 'socket';
  remoteAddress: string | undefined;
  method: string;
  target: string;
  headers: readonly [name: string, value: string][];
}

/** Every value of a header, by its name in small letters, in their order. */
export function valuesOf(headers: RequestHead['headers'], name: string): string[] {
  const values: string[] = [];
  for (const [header, value] of headers) {
    // The length first, as each request is asked for several names.
    if (header.length === name.length && header.toLowerCase() === name) values.push(value);
  }
  return values;
}

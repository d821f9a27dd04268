/** The head of a request as it came in; `headers` in pairs, so that a repeated one shows. */
export interface RequestHead {
  door: 'tcp' | 'socket';
  remoteAddress: string | undefined;
  method: string;
  target: string;
  headers: readonly [name: string, value: string][];
}

/** Every value of a header, in their order. */
export function valuesOf(headers: RequestHead['headers'], name: string): string[] {
  return headers.filter(([one]) => one.toLowerCase() === name).map(([, value]) => value);
}

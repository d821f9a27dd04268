/**
 * Whether a path, with its query, lies outside `/api/` or could be taken there by a server that decodes
 * it once or twice and reads a backslash as a slash.
 */
export function leavesApi(target: string): boolean {
  const [path = ''] = target.split(/[?#]/);
  const readings = [path, decoded(path), decoded(decoded(path))];
  return readings.some((reading) => {
    const [first, api, ...rest] = reading.replaceAll('\\', '/').split('/');
    const goesUp = [api, ...rest].some((part) => /^\.\.?([;?#]|$)/.test(part ?? ''));
    return first !== '' || api !== 'api' || goesUp || /[\0-\x1f\x7f]/.test(reading);
  });
}

/** Byte by byte, so that it never fails: what is no UTF-8 is no dot either. */
const decoded = (path: string): string =>
  path.replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

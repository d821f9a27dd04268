/** Headers in their order; a repeated header has several entries. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** Valid for a single connection: RFC 9110, section 7.6.1. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * The caller's own credential for Hubkey, and headers that Hubkey sets itself. The length is one of them: the
 * program that writes a body sends its length, and sends it once.
 */
const ofTheHelper = /^(authorization|host|expect|content-length|x-hubkey-.*)$/;

/**
 * To some servers these replace the path or method of the request line. So can a name with `_`: CGI and
 * WSGI read it as one with dashes, and a server may mistake `SCRIPT_NAME` for its own (PEP 3333).
 */
const overrides = /_|^x-(original-url|rewrite-url|forwarded-prefix|forwarded-path|script-name)$/;

/** The caller's headers that are forwarded to the Hub. */
export function headersToHub(headers: HeaderList): HeaderList {
  const named = namedByConnection(headers);
  return headers.filter(([name]) => {
    const lower = name.toLowerCase();
    const own = hopByHop.has(lower) || named.has(lower) || ofTheHelper.test(lower);
    return !own && !overrides.test(lower);
  });
}

/**
 * Cookies are the Hub's session with a browser, CORS headers would open the answer to web pages, and
 * headers of the helper itself must not come from anyone else.
 */
const notFromHub = /^(set-cookie2?|access-control-.*|cache-control|expires|pragma|x-hubkey-.*)$/;

/** The Hub's headers that are forwarded to the caller, for an answer of this status. */
export function headersFromHub(headers: HeaderList, status: number): HeaderList {
  const named = namedByConnection(headers);
  const passed = headers.filter(([name]) => {
    const lower = name.toLowerCase();
    // RFC 9110, section 8.6: such an answer has no body and must not have a length.
    if (status === 204 && lower === 'content-length') return false;
    return !hopByHop.has(lower) && !named.has(lower) && !notFromHub.test(lower);
  });
  return [...passed, ['Cache-Control', 'no-store']];
}

/**
 * The headers that `Connection` names. Headers that describe the body can't be among them, because they are
 * meant for the final recipient (RFC 9110, section 7.6.1).
 */
function namedByConnection(headers: HeaderList): Set<string> {
  const values = headers.filter(([name]) => name.toLowerCase() === 'connection');
  const names = values.flatMap(([, value]) => value.toLowerCase().split(','));
  return new Set(names.map((name) => name.trim()).filter((name) => !name.startsWith('content-')));
}

/** The first value of a header, or null. */
export function headerOf(headers: HeaderList, name: string): string | null {
  return headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1] ?? null;
}

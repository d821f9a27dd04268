/** Headers as they came or go, in their order; a repeated one is there twice. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** Of one connection alone: RFC 9110, section 7.6.1. */
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
 * The caller's own credential for us, and what we say for it. The length among it: whoever writes a
 * body says how long it is, and says it once.
 */
const ofTheHelper = /^(authorization|host|expect|content-length|x-hubkey-.*)$/;

/**
 * Names another path or method than the request line has, to some servers. A name with `_` among them: CGI and
 * WSGI read it as one with dashes, and a server may take `SCRIPT_NAME` for its own (PEP 3333).
 */
const overrides = /_|^x-(original-url|rewrite-url|forwarded-prefix|forwarded-path|script-name)$/;

/** What of a caller's headers goes to the Hub. */
export function headersToHub(headers: HeaderList): HeaderList {
  const named = namedByConnection(headers);
  return headers.filter(([name]) => {
    const lower = name.toLowerCase();
    const own = hopByHop.has(lower) || named.has(lower) || ofTheHelper.test(lower);
    return !own && !overrides.test(lower);
  });
}

/**
 * Cookies are the Hub's session with a browser, an answer of ours has no word for web pages, and what
 * only the helper says nobody else may say in its name.
 */
const notFromHub = /^(set-cookie2?|access-control-.*|cache-control|expires|pragma|x-hubkey-.*)$/;

/** What of the Hub's headers goes to the caller, with an answer of this status. */
export function headersFromHub(headers: HeaderList, status: number): HeaderList {
  const named = namedByConnection(headers);
  const passed = headers.filter(([name]) => {
    const lower = name.toLowerCase();
    // RFC 9110, section 8.6: such an answer has no body, and must not say how long it is.
    if (status === 204 && lower === 'content-length') return false;
    return !hopByHop.has(lower) && !named.has(lower) && !notFromHub.test(lower);
  });
  return [...passed, ['Cache-Control', 'no-store']];
}

/**
 * The headers that `Connection` names. What a body is and how long it is can't be among them: it is
 * for whoever reads the body (RFC 9110, section 7.6.1).
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

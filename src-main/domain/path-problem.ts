/**
 * What is wrong with the path of a request.
 * empty: nothing is typed · control-character: a line break or another control character · address: it has the Hub's
 * address before it · goes-up: a server may read it as a path outside the API · outside-api: it isn't below `/api/` ·
 * fragment: it has a `#` · unsafe-character: a backslash or control character, written or encoded.
 */
export type PathProblem =
  | 'empty'
  | 'control-character'
  | 'address'
  | 'goes-up'
  | 'outside-api'
  | 'fragment'
  | 'unsafe-character';

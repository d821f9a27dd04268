import { readForwardPath } from '../forward-path.ts';

/** Where Hubs may have their API document: the paths common for such programs. */
const defaultPaths = [
  '/api/schema/',
  '/api/docs/?format=openapi',
  '/api/schema.json',
  '/api/openapi.json',
  '/api/swagger.json',
  '/api/swagger/?format=openapi',
  '/api/openapi/',
  '/api/openapi.yaml',
  '/api/swagger.yaml',
];

const maxPaths = 20;
const longestName = 300;

/**
 * The paths to try for the document: those that the docs page names, then the common ones. A page's
 * hosts are ignored: only the path from `/api/` on is used.
 */
export function documentPaths(page: string | null): string[] {
  // Splitting reads each character only once, whatever the page contains.
  const named = (page ?? '')
    .split(/["'\s<>]/)
    .filter((text) => text.length > 0 && text.length <= longestName)
    .map((text) => text.replaceAll('&amp;', '&'))
    .filter(
      (text) =>
        /schema|openapi|swagger|format=/i.test(text) && !/\.(js|css|png|svg|map)\b/i.test(text),
    )
    .flatMap(belowApi);
  return [...new Set([...named, ...defaultPaths])].slice(0, maxPaths);
}

function belowApi(text: string): string[] {
  const path = pathIn(text);
  return path !== null && readForwardPath(path).ok ? [path] : [];
}

function pathIn(text: string): string | null {
  const at = text.indexOf('/api/');
  if (at >= 0) return text.slice(at);
  // In the same folder as the docs page.
  const beside = /^(\?|\.?\/?[\w.-]+\.(json|ya?ml)$)/.test(text);
  return beside ? `/api/docs/${text.replace(/^\.?\//, '')}` : null;
}

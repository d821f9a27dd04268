import type { PageBase } from '../api-docs.ts';
import { isLoopbackHost } from '../loopback-host.ts';
import { fieldsOf, itemsOf, textOf } from '../unknown-json.ts';

// Behind a proxy a Hub believes that it has another address than people use: its docs page and API document
// then name `http://localhost:8000`, or the other scheme. Everything here is meant for the Hub's stored base.

/** `http://host` with an escaped or plain slash, as scripts write it, and what follows up to the end of the text. */
const address =
  /https?:\\?\/\\?\/((?:[^\s"'`<>/?#\\:]|\\u[\da-f]{4})+)(?::(\d+))?(?=[\s"'`<>/?#\\])([^\s"'`<>]*)/gi;

/**
 * A docs page in which the Hub's own addresses begin with its base: the Hub's name or this computer's with a path of
 * the API or with no other port, and any server's API document. Other servers' files stay, so that they can be named.
 */
export function reRootedPage(html: string, base: PageBase): string {
  const { host: ownHost } = /^https?:\/\/(?<host>[^/]*)/.exec(base.origin)?.groups ?? {};
  const [, ownName = '', ownPort] = /^(.*?)(?::(\d+))?$/.exec(ownHost ?? '') ?? [];
  return html.replace(address, (whole, name: string, port: string | undefined, rest: string) => {
    const host = name
      .replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
      .toLowerCase();
    const path = rest.replaceAll('\\/', '/');
    const ofApi = /^\/?$|^(\/[^/?#]+)*\/api(\/|$)/.test(path);
    const isOwn =
      (host === ownName || isLoopbackHost(host)) &&
      (ofApi || port === undefined || port === ownPort);
    if (!isOwn && !(ofApi && /schema|openapi|swagger/i.test(path))) return whole;
    return base.origin + (path.startsWith('/api/') ? base.prefix + path : path);
  });
}

/** An OpenAPI document of version 2 or 3, in JSON or YAML, whose only server is the Hub; any other text as it is. */
export function reRootedDocument(text: string, base: PageBase): string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return reRootedYaml(text, base);
  }
  const document = fieldsOf(json);
  if (!('openapi' in document || 'swagger' in document)) return text;
  const paths = Object.keys(fieldsOf(document['paths']));
  const prefix = paths.some((path) => path.startsWith(`${base.prefix}/`)) ? '' : base.prefix;
  const { host, schemes: _schemes, ...version2 } = document;
  if (host !== undefined) {
    const basePath = prefix + (textOf(version2['basePath']) ?? '');
    return JSON.stringify(prefix ? { ...version2, basePath } : version2);
  }
  const servers = itemsOf(document['servers']);
  if (!servers) return text;
  const distinct = new Map<string, unknown>();
  for (const server of servers) {
    const named = textOf(fieldsOf(server)['url']) ?? '/';
    const absolute = named.replace(
      serverOrigin,
      (_, path: string) => base.origin + below(prefix, path),
    );
    const url = absolute === named ? named : absolute.replace(/\/$/, '');
    if (!distinct.has(url)) distinct.set(url, { ...fieldsOf(server), url });
  }
  return JSON.stringify({ ...document, servers: [...distinct.values()] });
}

/** The scheme and host of a server, which may be variables. */
const serverOrigin = /^(?:(?:[a-z][\w+.-]*|\{[^}]*\}):)?\/\/[^/]*(.*)/i;

/** A path below a prefix that it may have already. */
const below = (prefix: string, path: string): string =>
  `${path}/`.startsWith(`${prefix}/`) ? path : prefix + path;

/** Changes only the lines at the top level that name a server, so that nothing has to be parsed. */
function reRootedYaml(text: string, { origin, prefix: all }: PageBase): string {
  if (!/^['"]?(openapi|swagger)['"]?\s*:/m.test(text)) return text;
  const prefix = text.includes(`\n  ${all}/`) ? '' : all;
  return text
    .replace(block('servers'), (servers) =>
      servers.replace(
        /(\burl['"]?\s*:\s*['"]?)(?:(?:[a-z][\w+.-]*|\{\w+\}):)?\/\/[^\s'",/\]]*([^\s'",\]]*)/gi,
        (_, before: string, path: string) => before + origin + below(prefix, path),
      ),
    )
    .replace(block('host'), '')
    .replace(block('schemes'), '')
    .replace(/^basePath:\s*(?=\/)/m, (name) => name + prefix);
}

/** A key at the top level with all lines of its value. */
const block = (key: string): RegExp =>
  new RegExp(`^${key}:.*(?:\\r?\\n(?:[ \\t#-].*|(?=\\r?\\n)))*(?:\\r?\\n|$)`, 'm');

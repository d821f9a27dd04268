import { clientKeysPath } from './client-keys-path.ts';
import type { CatalogueParameter, ParameterHint } from './catalogue-parameter.ts';
import type { CredentialKind } from './credential.ts';
import { matchesTemplate } from './path-template.ts';

/** A field of a request's body that the person types when the command runs, so that it is in no command. */
interface AskedField {
  /** Its name in the body. */
  name: 'username' | 'password' | 'refresh';
  hidden: boolean;
  /** A variable that answers instead of the person where it is set. */
  variable: string | null;
}

interface EndpointFacts {
  id: string;
  method: string;
  /** Below the Hub's base, with its final slash; parameters as `{name}`. */
  path: string;
  parameters: readonly CatalogueParameter[];
  /** An example of the body, as indented JSON; null: the request has none, or all of it is asked for. */
  body: string | null;
  /** The credentials that the Hub's guide documents for it; none for the two token endpoints. */
  takes: readonly CredentialKind[];
  asks: readonly AskedField[];
  /** Whether short menus list it. These need nothing filled in. */
  inMenus: boolean;
}

const either = ['session', 'client-key'] as const;
const plain = {
  method: 'GET',
  parameters: [],
  body: null,
  takes: either,
  asks: [],
  inMenus: false,
};
const listed = { ...plain, inMenus: true };
const keyWork = { ...plain, takes: ['session'] as const };

const parameter = (
  location: CatalogueParameter['in'],
  name: string,
  hint: ParameterHint,
  more: Partial<CatalogueParameter> = {},
): CatalogueParameter => ({
  name,
  in: location,
  required: location === 'path',
  about: '',
  hint,
  values: [],
  example: '',
  ...more,
});
const idOf = (hint: ParameterHint) => parameter('path', 'id', hint);
const page = parameter('query', 'page', 'page');
const flag = { values: ['true', 'false'] };
const asked = (name: AskedField['name'], variable: string | null = null): AskedField => ({
  name,
  hidden: true,
  variable,
});
const json = (example: object): string => JSON.stringify(example, null, 2);

const alertFilters = [
  parameter('query', 'severity', 'severity', { values: ['INFO', 'WARNING', 'CRITICAL'] }),
  parameter('query', 'name', 'alert-name'),
  parameter('query', 'site', 'site'),
  parameter('query', 'node', 'node'),
  parameter('query', 'summary', 'summary'),
  parameter('query', 'timestamp', 'timestamp'),
  parameter('query', 'suppressed', 'suppressed', flag),
];
const fileFilters = [
  parameter('query', 'path', 'path', { required: true }),
  parameter('query', 'site', 'site', { required: true }),
  parameter('query', 'type', 'type'),
  parameter('query', 'details', 'details', flag),
  parameter('query', 'restricted', 'restricted', flag),
  parameter('query', 'cache_ttl', 'cache-age'),
  page,
  parameter('query', 'page_size', 'page-size'),
];
const workflow = {
  name: 'my_workflow',
  // eslint-disable-next-line hubkey/words -- a value of the example, not a word of ours
  label: 'My workflow',
  icon_classes: [],
  discovery: null,
  discovery_options: {},
  enabled: true,
  visible: true,
  fields: [],
  filter_rules: [],
};

/** The calls of the Hub's guide. */
const table = [
  { ...listed, id: 'health', path: '/api/health/' },
  { ...listed, id: 'jobs', path: '/api/jobs/', parameters: [page] },
  { ...listed, id: 'alerts', path: '/api/alerts/', parameters: alertFilters },
  {
    ...listed,
    id: 'clientkeys',
    path: clientKeysPath,
    takes: ['session'],
    parameters: [page],
  },
  {
    ...listed,
    id: 'configurations',
    path: '/api/configurations/',
  },
  {
    ...plain,
    id: 'sign-in',
    method: 'POST',
    path: '/api/auth/token/',
    takes: [],
    asks: [{ ...asked('username'), hidden: false }, asked('password')],
  },
  {
    ...plain,
    id: 'refresh',
    method: 'POST',
    path: '/api/auth/token/refresh/',
    takes: [],
    asks: [asked('refresh', 'REFRESH_TOKEN')],
  },
  {
    ...keyWork,
    id: 'create-key',
    method: 'POST',
    path: clientKeysPath,
    body: json({ name: 'nightly' }),
  },
  {
    ...keyWork,
    id: 'revoke-key',
    method: 'DELETE',
    path: `${clientKeysPath}{id}/`,
    parameters: [idOf('client-key-id')],
  },
  {
    ...plain,
    id: 'site-health',
    path: '/api/sites/{id}/health/',
    parameters: [idOf('site-id')],
  },
  {
    ...plain,
    id: 'job',
    path: '/api/jobs/{id}/',
    parameters: [idOf('job-id')],
  },
  { ...plain, id: 'files', path: '/api/file/', parameters: fileFilters },
  { ...plain, id: 'workflows', path: '/api/workflows/', parameters: [page] },
  {
    ...plain,
    id: 'workflow',
    path: '/api/workflows/{id}/',
    parameters: [idOf('workflow-id')],
  },
  {
    ...plain,
    id: 'create-workflow',
    method: 'POST',
    path: '/api/workflows/',
    body: json(workflow),
  },
  {
    ...plain,
    id: 'change-workflow',
    method: 'PATCH',
    path: '/api/workflows/{id}/',
    parameters: [idOf('workflow-id')],
    body: json({ enabled: true }),
  },
  {
    ...plain,
    id: 'delete-workflow',
    method: 'DELETE',
    path: '/api/workflows/{id}/',
    parameters: [idOf('workflow-id')],
  },
] as const satisfies readonly EndpointFacts[];

export type EndpointId = (typeof table)[number]['id'];
export type Endpoint = EndpointFacts & { id: EndpointId };

/** The endpoints that Hubkey offers by name, those of the menus first. */
export const endpoints: readonly Endpoint[] = table;

/** The endpoints of short menus. */
export const menuEndpoints = endpoints.filter(({ inMenus }) => inMenus);

/** Whether short menus list an endpoint. */
export const isMenuEndpoint = (id: EndpointId | undefined): boolean =>
  menuEndpoints.some((endpoint) => endpoint.id === id);

/** The endpoint with that id. */
export function endpointOf(id: EndpointId): Endpoint {
  const found = endpoints.find((endpoint) => endpoint.id === id);
  if (!found) throw new Error(`No endpoint has the id ${id}.`);
  return found;
}

/** The endpoint whose body is asked for when the command runs and that a request means; null: none. */
export function askingEndpoint(method: string, path: string): Endpoint | null {
  const [beforeQuery = ''] = path.split('?');
  const found = endpoints.find(
    ({ asks, ...endpoint }) =>
      asks.length > 0 && endpoint.method === method && endpoint.path === beforeQuery,
  );
  return found ?? null;
}

/** The endpoint that a request asks, whatever its parameters are; null: the table has none. */
export function knownEndpoint(method: string, path: string): Endpoint | null {
  const found = endpoints.find(
    (endpoint) => endpoint.method === method && matchesTemplate(endpoint.path, path),
  );
  return found ?? null;
}

/**
 * An endpoint of the table, or a request that a person composed; by default a GET without a body. `exact`:
 * the path comes from the Hub's own document, so its final slash, or the lack of one, is right.
 */
export type EndpointChoice = EndpointId | RequestChoice;

/** `body` absent: none was chosen, so the last one of that request may be used; empty: none. */
export interface RequestChoice {
  path: string;
  method?: string | undefined;
  body?: string | undefined;
  exact?: boolean | undefined;
}

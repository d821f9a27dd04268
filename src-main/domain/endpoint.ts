import { clientKeysPath } from './client-keys-path.ts';
import type { CatalogueParameter } from './catalogue.ts';
import type { CredentialKind } from './credential.ts';

/** A field of a request's body that the person types when the command runs, so that it is in no command. */
interface AskedField {
  /** Its name in the body. */
  name: string;
  /** What the prompt asks for. */
  label: string;
  hidden: boolean;
  /** A variable that answers instead of the person where it is set. */
  variable: string | null;
}

interface EndpointFacts {
  id: string;
  label: string;
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
  about: string,
  more: Partial<CatalogueParameter> = {},
): CatalogueParameter => ({
  name,
  in: location,
  required: location === 'path',
  about,
  values: [],
  example: '',
  ...more,
});
const idOf = (what: string) => parameter('path', 'id', `number of the ${what}`);
const page = parameter('query', 'page', 'number of the page, from 1');
const flag = { values: ['true', 'false'] };
const asked = (name: string, label: string, variable: string | null = null): AskedField => ({
  name,
  label,
  hidden: true,
  variable,
});
const json = (example: object): string => JSON.stringify(example, null, 2);

const alertFilters = [
  parameter('query', 'severity', 'severity', { values: ['INFO', 'WARNING', 'CRITICAL'] }),
  parameter('query', 'name', 'name, such as SiteHealth'),
  parameter('query', 'site', 'name of the site'),
  parameter('query', 'node', 'name of the node'),
  parameter('query', 'summary', 'summary'),
  parameter('query', 'timestamp', 'latest occurrence, as ISO 8601'),
  parameter('query', 'suppressed', 'whether it is suppressed', flag),
];
const fileFilters = [
  parameter('query', 'path', 'absolute path of the folder or file', { required: true }),
  parameter('query', 'site', 'name of the site', { required: true }),
  parameter('query', 'type', 'what to list'),
  parameter('query', 'details', 'whether to add details', flag),
  parameter('query', 'restricted', 'whether to add restricted entries', flag),
  parameter('query', 'cache_ttl', 'seconds that a cached listing may be old'),
  page,
  parameter('query', 'page_size', 'entries on a page, 20 to 100; 0: all'),
];
const workflow = {
  name: 'my_workflow',
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
  { ...listed, id: 'health', label: 'Health', path: '/api/health/' },
  { ...listed, id: 'jobs', label: 'Jobs', path: '/api/jobs/', parameters: [page] },
  { ...listed, id: 'alerts', label: 'Alerts', path: '/api/alerts/', parameters: alertFilters },
  {
    ...listed,
    id: 'clientkeys',
    label: 'Client keys',
    path: clientKeysPath,
    takes: ['session'],
    parameters: [page],
  },
  {
    ...listed,
    id: 'configurations',
    label: 'Configurations',
    path: '/api/configurations/',
  },
  {
    ...plain,
    id: 'sign-in',
    label: 'Sign in',
    method: 'POST',
    path: '/api/auth/token/',
    takes: [],
    asks: [{ ...asked('username', 'Username'), hidden: false }, asked('password', 'Password')],
  },
  {
    ...plain,
    id: 'refresh',
    label: 'Refresh the access token',
    method: 'POST',
    path: '/api/auth/token/refresh/',
    takes: [],
    asks: [asked('refresh', 'Refresh token', 'REFRESH_TOKEN')],
  },
  {
    ...keyWork,
    id: 'create-key',
    label: 'Create a client key',
    method: 'POST',
    path: clientKeysPath,
    body: json({ name: 'nightly' }),
  },
  {
    ...keyWork,
    id: 'revoke-key',
    label: 'Revoke a client key',
    method: 'DELETE',
    path: `${clientKeysPath}{id}/`,
    parameters: [idOf('client key')],
  },
  {
    ...plain,
    id: 'site-health',
    label: 'Health of a site',
    path: '/api/sites/{id}/health/',
    parameters: [idOf('site')],
  },
  {
    ...plain,
    id: 'job',
    label: 'One job',
    path: '/api/jobs/{id}/',
    parameters: [idOf('job')],
  },
  { ...plain, id: 'files', label: 'Browse files', path: '/api/file/', parameters: fileFilters },
  { ...plain, id: 'workflows', label: 'Workflows', path: '/api/workflows/', parameters: [page] },
  {
    ...plain,
    id: 'workflow',
    label: 'One workflow',
    path: '/api/workflows/{id}/',
    parameters: [idOf('workflow')],
  },
  {
    ...plain,
    id: 'create-workflow',
    label: 'Create a workflow',
    method: 'POST',
    path: '/api/workflows/',
    body: json(workflow),
  },
  {
    ...plain,
    id: 'change-workflow',
    label: 'Change a workflow',
    method: 'PATCH',
    path: '/api/workflows/{id}/',
    parameters: [idOf('workflow')],
    body: json({ enabled: true }),
  },
  {
    ...plain,
    id: 'delete-workflow',
    label: 'Delete a workflow',
    method: 'DELETE',
    path: '/api/workflows/{id}/',
    parameters: [idOf('workflow')],
  },
] as const satisfies readonly EndpointFacts[];

export type EndpointId = (typeof table)[number]['id'];
export type Endpoint = EndpointFacts & { id: EndpointId };

/** The endpoints that Hubkey offers by name, those of the menus first. */
export const endpoints: readonly Endpoint[] = table;

/** The endpoints of short menus. */
export const menuEndpoints = endpoints.filter(({ inMenus }) => inMenus);

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
  const [beforeQuery = ''] = path.split('?');
  const parts = beforeQuery.split('/');
  const found = endpoints.find((endpoint) => {
    const template = endpoint.path.split('/');
    return (
      endpoint.method === method &&
      template.length === parts.length &&
      template.every((part, at) => part === parts[at] || (part === '{id}' && parts[at] !== ''))
    );
  });
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

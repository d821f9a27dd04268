import type { IncomingHttpHeaders } from 'node:http';
import { readFields, type Accounts, type Caller } from './accounts.ts';
import { detail, json, page, type Answer } from './answers.ts';
import { apiDocument, docsPage } from './api-document.ts';
import type { Moods } from './moods.ts';
import { healthBody, type SiteFixture } from './site-fixtures.ts';

export interface Asked {
  method: string;
  /** Below the prefix, without query. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** The body's JSON; `invalid` where it is none. */
  body: { ok: true; value: unknown } | { ok: false };
}

/** What the Hub shows. */
export interface Content {
  sites: SiteFixture[];
  jobs: Record<string, unknown>[];
  alerts: Record<string, unknown>[];
}

interface Context {
  asked: Asked;
  moods: Moods;
  accounts: Accounts;
  content: Content;
  caller: Caller | null;
  id: number;
}

interface Route {
  path: RegExp;
  /** `open`: nobody is asked who they are. */
  open?: (moods: Moods) => boolean;
  absent?: (moods: Moods) => boolean;
  methods: Partial<Record<string, (context: Context) => Answer>>;
}

const always = (): boolean => true;

const routes: Route[] = [
  {
    path: /^\/api\/auth\/token\/$/,
    open: always,
    methods: { POST: ({ asked, accounts }) => withJson(asked, (body) => accounts.logIn(body)) },
  },
  {
    path: /^\/api\/auth\/token\/refresh\/$/,
    open: always,
    methods: { POST: ({ asked, accounts }) => withJson(asked, (body) => accounts.refresh(body)) },
  },
  {
    path: /^\/api\/auth\/clientkeys\/$/,
    methods: { GET: managing(listKeys), POST: managing(createKey) },
  },
  {
    path: /^\/api\/auth\/clientkeys\/(?<id>\d+)\/$/,
    methods: {
      GET: managing(oneKey),
      DELETE: managing(({ accounts, id }) =>
        accounts.removeKey(id) ? { status: 204 } : detail(404, 'Not found.'),
      ),
    },
  },
  {
    path: /^\/api\/health\/$/,
    open: ({ healthOpen }) => healthOpen,
    methods: {
      GET: ({ content, moods }) => json(200, healthBody(content.sites, moods.healthShape)),
    },
  },
  {
    path: /^\/api\/sites\/(?<id>\d+)\/health\/$/,
    methods: {
      GET: ({ content, id }) => {
        const site = content.sites[id - 1];
        return site ? json(200, site) : detail(404, 'Not found.');
      },
    },
  },
  {
    path: /^\/api\/sites\/$/,
    methods: {
      GET: (context) =>
        list(
          context,
          context.content.sites.map(({ site }, at) => ({ id: at + 1, name: site })),
        ),
    },
  },
  {
    path: /^\/api\/alerts\/$/,
    absent: ({ alerts }) => alerts === 'absent',
    methods: { GET: ({ content, asked }) => json(200, filtered(content.alerts, asked.query)) },
  },
  { path: /^\/api\/jobs\/$/, methods: { GET: (context) => list(context, context.content.jobs) } },
  {
    path: /^\/api\/jobs\/(?<id>\d+)\/$/,
    methods: {
      GET: ({ content, id }) => {
        const job = content.jobs.find((one) => one['id'] === id);
        return job ? json(200, job) : detail(404, 'Not found.');
      },
    },
  },
  {
    path: /^\/api\/configurations\/$/,
    methods: {
      GET: () => json(200, { node_health_last_heartbeat_interval: 120, jobs_ttl: 90 }),
    },
  },
  { path: /^\/api\/docs\/$/, open: always, methods: { GET: ({ moods }) => docsPage(moods) } },
  {
    path: /^\/api\/schema\/$/,
    absent: ({ apiDocument }) => apiDocument === 'none',
    methods: { GET: ({ moods }) => apiDocument(moods) },
  },
];

/** The usual answer to a request, as the framework gives it. */
export function answerTo(asked: Asked, moods: Moods, accounts: Accounts, content: Content): Answer {
  if (!asked.path.endsWith('/')) {
    const query = asked.query.size ? `?${asked.query.toString()}` : '';
    const location = `${moods.prefix}${asked.path}/${query}`;
    return { status: 301, html: '', headers: { location } };
  }
  const route = routes.find(({ path }) => path.test(asked.path));
  if (!route || route.absent?.(moods)) return page(404, 'Not Found');
  const called = route.open?.(moods) ? null : accounts.caller(asked.headers);
  if (called && !called.ok) return called.answer;
  const act = route.methods[asked.method];
  if (!act) {
    const allow = [...Object.keys(route.methods), 'OPTIONS'].join(', ');
    return json(405, { detail: `Method "${asked.method}" not allowed.` }, { allow });
  }
  const id = Number(route.path.exec(asked.path)?.groups?.['id'] ?? 0);
  return act({ asked, moods, accounts, content, caller: called?.caller ?? null, id });
}

/** Key management, which some Hubs leave to a JWT alone. */
function managing(act: (context: Context) => Answer): (context: Context) => Answer {
  return (context) =>
    context.caller?.by === 'key' && context.moods.keyManagement === 'jwt-only'
      ? detail(403, 'You do not have permission to perform this action.')
      : act(context);
}

function listKeys(context: Context): Answer {
  const keys = context.caller ? context.accounts.keysOf(context.caller.user) : [];
  return list(context, keys, ({ id, name }) => ({ url: keyUrl(context.moods, id), id, name }));
}

function createKey(context: Context): Answer {
  return withJson(context.asked, (body) => {
    const fields = readFields(body, ['name'], 50);
    if (!fields.ok) return fields.answer;
    if (!context.caller) return detail(401, 'Authentication credentials were not provided.');
    const made = context.accounts.addKey(fields.values['name'] ?? '', context.caller.user);
    const url = keyUrl(context.moods, made.id);
    return json(201, { url, id: made.id, name: made.name, api_key: made.key }, { location: url });
  });
}

function oneKey({ caller, accounts, id, moods }: Context): Answer {
  const key = caller && accounts.keysOf(caller.user).find((one) => one.id === id);
  return key
    ? json(200, { url: keyUrl(moods, id), id, name: key.name })
    : detail(404, 'Not found.');
}

const keyUrl = ({ publicOrigin, prefix }: Moods, id: number): string =>
  `${publicOrigin}${prefix}/api/auth/clientkeys/${id}/`;

/** A page of a list, or all of it as a bare array. */
function list<Item>(
  { asked, moods }: Context,
  items: readonly Item[],
  shown: (item: Item) => unknown = (item) => item,
): Answer {
  if (moods.listShape === 'array') return json(200, items.map(shown));
  const { pageSize, publicOrigin, prefix } = moods;
  const pages = Math.max(1, Math.ceil(items.length / pageSize));
  const number = Number(asked.query.get('page') ?? 1);
  if (!Number.isInteger(number) || number < 1 || number > pages)
    return detail(404, 'Invalid page.');
  const url = (page: number) => `${publicOrigin}${prefix}${asked.path}?page=${page}`;
  return json(200, {
    count: items.length,
    next: number < pages ? url(number + 1) : null,
    previous: number > 1 ? url(number - 1) : null,
    results: items.slice((number - 1) * pageSize, number * pageSize).map(shown),
  });
}

function filtered(alerts: Record<string, unknown>[], query: URLSearchParams) {
  return alerts.filter((alert) => [...query].every(([name, value]) => alert[name] === value));
}

function withJson(asked: Asked, act: (body: unknown) => Answer): Answer {
  const type = asked.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) {
    return detail(415, `Unsupported media type "${type}" in request.`);
  }
  return asked.body.ok ? act(asked.body.value) : detail(400, 'JSON parse error - Expecting value');
}

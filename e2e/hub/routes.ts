import type { Access } from './access.ts';
import { json, type Answer } from './answers.ts';
import { apiDocument, docsPage } from './api-document.ts';
import { errorAsPage, errorAsYaml } from './document-errors.ts';
import type { Context } from './context.ts';
import { swaggerFile } from './swagger-files.ts';
import { createKey, deleteKey, listKeys, singleKey } from './key-views.ts';
import type { Moods } from './moods.ts';
import { healthBody } from './site-fixtures.ts';
import { found, list, withJson } from './views.ts';

/** A path, whom it lets in, and what it does by method. */
export interface Route {
  path: RegExp;
  access: Access | ((moods: Moods) => Access);
  absent?: (moods: Moods) => boolean;
  /** How a view that gives no JSON writes an error. */
  error?: (answer: Answer) => Answer;
  methods: Partial<Record<string, (context: Context) => Answer>>;
}

export const routes: Route[] = [
  {
    path: /^\/api\/auth\/token\/$/,
    access: 'unasked',
    methods: { POST: ({ asked, tokens }) => withJson(asked, (body) => tokens.signIn(body)) },
  },
  {
    path: /^\/api\/auth\/token\/refresh\/$/,
    access: 'unasked',
    methods: { POST: ({ asked, tokens }) => withJson(asked, (body) => tokens.refresh(body)) },
  },
  {
    path: /^\/api\/auth\/clientkeys\/$/,
    access: 'users',
    methods: { GET: listKeys, POST: createKey },
  },
  {
    path: /^\/api\/auth\/clientkeys\/(?<id>[^/.]+)\/$/,
    access: 'users',
    methods: { GET: singleKey, DELETE: deleteKey },
  },
  {
    path: /^\/api\/health\/$/,
    access: ({ healthOpen }) => (healthOpen ? 'anyone' : 'readers'),
    methods: {
      GET: ({ content, moods }) => json(200, healthBody(content.sites, moods.healthShape)),
    },
  },
  {
    path: /^\/api\/sites\/(?<id>[^/.]+)\/health\/$/,
    access: 'readers',
    methods: { GET: ({ content, id }) => found(content.sites[id - 1]) },
  },
  {
    path: /^\/api\/sites\/$/,
    access: 'readers',
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
    access: 'readers',
    absent: ({ alerts }) => alerts === 'absent',
    methods: { GET: ({ content, asked }) => json(200, filtered(content.alerts, asked.query)) },
  },
  {
    path: /^\/api\/jobs\/$/,
    access: 'readers',
    methods: { GET: (context) => list(context, context.content.jobs) },
  },
  {
    path: /^\/api\/jobs\/(?<id>[^/.]+)\/$/,
    access: 'readers',
    methods: { GET: ({ content, id }) => found(content.jobs.find((job) => job['id'] === id)) },
  },
  {
    path: /^\/api\/configurations\/$/,
    access: 'readers',
    methods: {
      GET: () => json(200, { node_health_last_heartbeat_interval: 120, jobs_ttl: 90 }),
    },
  },
  {
    path: /^\/api\/docs\/$/,
    access: 'anyone',
    error: errorAsPage,
    methods: { GET: ({ moods }) => docsPage(moods) },
  },
  ...['swagger-ui.css', 'swagger-ui-bundle.js'].map((name): Route => ({
    path: new RegExp(`^/static/swagger-ui/${name}$`),
    access: 'unasked',
    methods: { GET: () => swaggerFile(name) },
  })),
  {
    path: /^\/api\/schema\/$/,
    access: 'anyone',
    absent: ({ apiDocument }) => apiDocument === 'none',
    error: errorAsYaml,
    methods: { GET: ({ moods }) => apiDocument(moods) },
  },
];

function filtered(alerts: Record<string, unknown>[], query: URLSearchParams) {
  return alerts.filter((alert) => [...query].every(([name, value]) => alert[name] === value));
}

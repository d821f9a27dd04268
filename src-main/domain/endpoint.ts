/** The endpoints that Hubkey offers by name. Paths are below the Hub's base and keep their final slash. */
export const endpoints = [
  { id: 'health', label: 'Health', method: 'GET', path: '/api/health/' },
  { id: 'jobs', label: 'Jobs', method: 'GET', path: '/api/jobs/' },
  { id: 'alerts', label: 'Alerts', method: 'GET', path: '/api/alerts/' },
  { id: 'clientkeys', label: 'Client keys', method: 'GET', path: '/api/auth/clientkeys/' },
  { id: 'configurations', label: 'Configurations', method: 'GET', path: '/api/configurations/' },
] as const;

export type EndpointId = (typeof endpoints)[number]['id'];

/**
 * One of the table, or a request that a person put together; GET without a body where it says no more. `exact`:
 * the path is of the Hub's own document, which knows whether a slash ends it.
 */
export type EndpointChoice =
  EndpointId | { path: string; method?: string; body?: string; exact?: boolean };

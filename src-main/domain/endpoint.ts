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
 * An endpoint of the table, or a request that a person composed; by default a GET without a body. `exact`:
 * the path comes from the Hub's own document, so its final slash, or the lack of one, is right.
 */
export type EndpointChoice =
  EndpointId | { path: string; method?: string; body?: string; exact?: boolean };

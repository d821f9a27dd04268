import { detail, page, type Answer } from './answers.ts';
import { throttled } from './throttled.ts';

/** A gateway in front of a Hub that answers instead of it. */
export type GatewayAnswer =
  | 'html-401'
  | 'html-403'
  | 'json-401'
  | 'json-403'
  | 'empty-401'
  | 'empty-403'
  | 'login-page'
  | 'throttled'
  | 'unavailable'
  | 'bad-gateway';

const retryAfter = { 'retry-after': '30' };
const empty = (status: number): Answer => ({ status, html: '' });

/** As nginx with `auth_basic` or `auth_request`, an API gateway, a corporate sign-on and a load balancer answer. */
export const gatewayAnswers: Record<GatewayAnswer, Answer> = {
  'html-401': page(401, '401 Authorization Required', {
    'www-authenticate': 'Basic realm="Restricted"',
  }),
  'html-403': page(403, '403 Forbidden'),
  'json-401': detail(401, 'Unauthorized'),
  'json-403': detail(403, 'Your IP address is not allowed here.'),
  'empty-401': empty(401),
  'empty-403': empty(403),
  'login-page': {
    ...empty(302),
    headers: { location: 'https://sso.example/login?next=%2Fapi%2F' },
  },
  throttled: throttled(30),
  unavailable: page(503, '503 Service Temporarily Unavailable', retryAfter),
  'bad-gateway': page(502, '502 Bad Gateway'),
};

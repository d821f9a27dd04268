import { admit } from './access.ts';
import { detail, page, type Answer } from './answers.ts';
import type { Asked, Context, Served } from './context.ts';
import type { Moods } from './moods.ts';
import { routes, type Route } from './routes.ts';

/** The answer to a request, as the framework gives it. */
export function answerTo(asked: Asked, served: Served): Answer {
  const { moods } = served;
  const route = routeTo(asked.path, moods);
  if (!route) {
    return routeTo(`${asked.path}/`, moods)
      ? withSlash(asked, moods)
      : page(404, 'Not Found', { 'content-type': 'text/html' });
  }
  const access = typeof route.access === 'string' ? route.access : route.access(moods);
  const admission = admit(access, asked.headers.authorization, served);
  const answer = admission.ok
    ? act(route, { ...served, asked, caller: admission.caller, id: idIn(route, asked) })
    : admission.answer;
  const shown = answer.status < 400 ? answer : (route.error?.(answer) ?? answer);
  return { ...shown, headers: { allow: allowed(route), ...shown.headers } };
}

const routeTo = (path: string, moods: Moods): Route | undefined =>
  routes.find((route) => route.path.test(path) && !route.absent?.(moods));

const idIn = ({ path }: Route, asked: Asked): number =>
  Number(path.exec(asked.path)?.groups?.['id'] ?? 0);

function act(route: Route, context: Context): Answer {
  const { method } = context.asked;
  const answer = route.methods[method === 'HEAD' ? 'GET' : method];
  return answer ? answer(context) : detail(405, `Method "${method}" not allowed.`);
}

/** In the framework's order, which adds HEAD to GET. */
function allowed({ methods }: Route): string {
  const { GET, POST, DELETE } = methods;
  const names = [GET && 'GET', POST && 'POST', DELETE && 'DELETE', GET && 'HEAD', 'OPTIONS'];
  return names.filter(Boolean).join(', ');
}

/** Where only the final slash is missing, Django points to the path that has it. */
function withSlash(asked: Asked, { prefix }: Moods): Answer {
  const query = asked.query.size ? `?${asked.query.toString()}` : '';
  return { status: 301, html: '', headers: { location: `${prefix}${asked.path}/${query}` } };
}

import { detail, json, type Answer } from './answers.ts';
import type { Asked, Context } from './context.ts';

export const notFound = detail(404, 'Not found.');
export const found = (item: object | undefined): Answer => (item ? json(200, item) : notFound);

/** A page of a list, or the whole list as an array. */
export function list<Item>(
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
  // The first page is named without its number.
  const url = (page: number) =>
    `${publicOrigin}${prefix}${asked.path}${page === 1 ? '' : `?page=${page}`}`;
  return json(200, {
    count: items.length,
    next: number < pages ? url(number + 1) : null,
    previous: number > 1 ? url(number - 1) : null,
    results: items.slice((number - 1) * pageSize, number * pageSize).map(shown),
  });
}

/** The JSON of a body, for a view that accepts no other type. */
export function withJson(asked: Asked, act: (body: unknown) => Answer): Answer {
  const type = asked.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) {
    return detail(415, `Unsupported media type "${type}" in request.`);
  }
  return asked.body.ok ? act(asked.body.value) : detail(400, 'JSON parse error - Expecting value');
}

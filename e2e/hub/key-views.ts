import { json, type Answer } from './answers.ts';
import type { Context } from './context.ts';
import { readFields } from './fields.ts';
import type { Moods } from './moods.ts';
import { found, list, notFound, withJson } from './views.ts';

export function listKeys(context: Context): Answer {
  const keys = context.caller ? context.keys.of(context.caller.user) : [];
  const { moods } = context;
  return list(context, keys, ({ id, name }) => ({
    url: keyUrl(moods, id),
    id,
    name,
    ...(typeof moods.keyDetails === 'function' ? moods.keyDetails(name) : moods.keyDetails),
  }));
}

export function createKey({ asked, moods, keys, caller }: Context): Answer {
  return withJson(asked, (body) => {
    const fields = readFields(body, ['name'], 50);
    if (!fields.ok) return fields.answer;
    if (!caller) throw new Error('A view for users let nobody in.');
    const made = keys.add(fields.values['name'] ?? '', caller.user);
    const url = keyUrl(moods, made.id);
    return json(201, { url, id: made.id, name: made.name, api_key: made.key }, { location: url });
  });
}

const ownKey = ({ caller, keys, id }: Context) =>
  caller ? keys.of(caller.user).find((key) => key.id === id) : undefined;

export function singleKey(context: Context): Answer {
  const key = ownKey(context);
  return found(key && { url: keyUrl(context.moods, key.id), id: key.id, name: key.name });
}

export function deleteKey(context: Context): Answer {
  const key = ownKey(context);
  if (!key) return notFound;
  context.keys.remove(key.id);
  return { status: 204 };
}

const keyUrl = ({ publicOrigin, prefix }: Moods, id: number): string =>
  `${publicOrigin}${prefix}/api/auth/clientkeys/${id}/`;

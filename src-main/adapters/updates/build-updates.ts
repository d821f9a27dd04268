import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFeedAddress } from '../../domain/updates/feed-address.ts';
import { isUpdateKey } from '../../domain/updates/update-key.ts';
import type { UpdateFacts } from '../../ports/updates.ts';
import { isObject } from '../is-object.ts';

type BuildUpdates = Pick<UpdateFacts, 'feed' | 'key'>;

const nothing: BuildUpdates = { feed: null, key: null };

/** Feed and key that a build was given: `updates` in the package.json of its folder. What isn't valid counts as none. */
export function buildUpdates(appDir: string): BuildUpdates {
  try {
    return readBuildUpdates(readFileSync(join(appDir, 'package.json'), 'utf8'));
  } catch {
    return nothing;
  }
}

function readBuildUpdates(text: string): BuildUpdates {
  const json: unknown = JSON.parse(text);
  const updates = isObject(json) ? json['updates'] : null;
  if (!isObject(updates)) return nothing;
  const { feed, key } = updates;
  const address = readFeedAddress(typeof feed === 'string' ? feed : '');
  return {
    feed: address.ok ? address.value : null,
    key: typeof key === 'string' && isUpdateKey(key) ? key : null,
  };
}

import { copyCommand } from './copy-text.ts';
import type { EndpointChoice } from './endpoint.ts';
import { longestSavedPath, type SavedRequest } from './saved-request.ts';

/** The request that a choice means, as it can be saved; null: it is invalid, or too long for that. */
export function requestOfChoice(endpoint: EndpointChoice): SavedRequest | null {
  const command = copyCommand({ what: 'curl', endpoint });
  if (!command.ok || command.value.path.length > longestSavedPath) return null;
  const { method, path } = command.value;
  return { method, path };
}

import type { HelperAddress } from './app-state.ts';
import { curlCommand, type CurlRequest } from './curl-command.ts';
import { profileHost } from './profile.ts';
import type { ShellId } from './settings.ts';

export interface HelperCommandInput extends CurlRequest {
  helper: HelperAddress;
  profile: string;
  /** Another profile has the same host form, so only the exact name identifies this one. */
  ambiguous: boolean;
  /** A client key's name; null: the session. */
  key: string | null;
  /** Below the Hub's base. */
  path: string;
  shell: ShellId;
  jq: boolean;
}

/** Keeps the helper's header from any proxy that the environment or curl's own settings name. */
const noProxy = ['--noproxy', '*'];

/**
 * A command that gets the answer through the helper and contains no credential: over the socket, which
 * needs none, or with the file that has the helper's own header.
 */
export function helperCommand(input: HelperCommandInput): string {
  const { helper, profile, ambiguous, key, path, shell, jq, method, body } = input;
  const headers = key === null ? [] : [`X-Hubkey-Key: ${key}`];
  const common = { shell, jq, method, body, headers };
  const unix = shell === 'posix' || shell === 'fish';
  if (helper.socket !== null && unix) {
    const options = [...noProxy, '--unix-socket', helper.socket];
    const host = ambiguous ? `localhost/hub/${encodeURIComponent(profile)}` : profileHost(profile);
    return curlCommand({ ...common, options, url: `http://${host}${path}` });
  }
  const options = [...noProxy, '-H', `@${helper.headerFile}`];
  const url = `${helper.url}/hub/${encodeURIComponent(profile)}${path}`;
  return curlCommand({ ...common, options, url });
}

import type { HelperAddress } from './app-state.ts';
import { curlCommand, type CurlRequest } from './curl-command.ts';
import { profileHost } from './profile.ts';
import type { ShellId } from './settings.ts';

/** A profile's address at the helper. */
export interface HelperRoute {
  helper: HelperAddress;
  profile: string;
  /** Another profile has the same host form, so only the exact name identifies this one. */
  ambiguous: boolean;
  /** Below the Hub's base. */
  path: string;
  shell: ShellId;
}

export interface HelperCommandInput extends CurlRequest, HelperRoute {
  /** A client key's name; null: the session. */
  key: string | null;
  jq: boolean;
}

/** Keeps the helper's header from any proxy that the environment or curl's own settings name. */
const noProxy = ['--noproxy', '*'];

/**
 * A command that gets the answer through the helper and contains no credential: over the socket, which
 * needs none, or with the file that has the helper's own header.
 */
export function helperCommand(input: HelperCommandInput): string {
  const { key, shell, jq, method, body } = input;
  const headers = key === null ? [] : [`X-Hubkey-Key: ${key}`];
  return curlCommand({ shell, jq, method, body, headers, ...helperWords(input) });
}

/** What curl needs to reach a Hub through the helper. */
export function helperWords({ helper, profile, ambiguous, path, shell }: HelperRoute): {
  options: readonly string[];
  url: string;
} {
  const unix = shell === 'posix' || shell === 'fish';
  if (helper.socket !== null && unix) {
    const options = [...noProxy, '--unix-socket', helper.socket];
    const host = ambiguous ? `localhost/hub/${encodeURIComponent(profile)}` : profileHost(profile);
    return { options, url: `http://${host}${path}` };
  }
  const options = [...noProxy, '-H', `@${helper.headerFile}`];
  return { options, url: `${helper.url}/hub/${encodeURIComponent(profile)}${path}` };
}

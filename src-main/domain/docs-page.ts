import type { ApiDocsNotice } from './api-docs-notice.ts';
import { exhaustive } from './exhaustive.ts';
import type { ProfileId } from './ids.ts';

/** An open docs page of a profile's Hub, for the bar above it. */
export interface DocsPage {
  profile: ProfileId;
  load: DocsLoad;
  /** Why what is shown isn't the docs, or not all of them; null: nothing is known against it. */
  notice: ApiDocsNotice | null;
  /** The last request to the API went with what the person entered on the page, not with Hubkey's credential. */
  entered: boolean;
  /** The page tried to save a file, which was blocked. */
  download: boolean;
}

export type DocsLoad =
  /** `late`: it has been loading for long. `bad`: what arrives is an error. */
  | { state: 'loading' | 'late'; bad: boolean }
  | { state: 'shown' }
  /** An error arrived, and the page says which. */
  | { state: 'failed' }
  /** There is nothing to show. `host`: the Hub redirects to this server; null: the connection failed. */
  | { state: 'stopped'; host: string | null };

export type DocsLoadEvent =
  | { kind: 'started' }
  | { kind: 'answered'; status: number }
  /** The whole page has arrived. */
  | { kind: 'ready' }
  | { kind: 'late' }
  | { kind: 'left'; host: string }
  | { kind: 'broke' };

export const startedLoad: DocsLoad = { state: 'loading', bad: false };

/** How the loading of a page stands after an event. */
export function docsLoadAfter(load: DocsLoad, event: DocsLoadEvent): DocsLoad {
  const awaited = load.state === 'loading' || load.state === 'late' ? load : null;
  switch (event.kind) {
    case 'started':
      return startedLoad;
    case 'answered':
      return awaited ? { ...awaited, bad: event.status >= 400 } : load;
    case 'ready':
      return awaited ? { state: awaited.bad ? 'failed' : 'shown' } : load;
    case 'late':
      return awaited ? { ...awaited, state: 'late' } : load;
    case 'left':
      return { state: 'stopped', host: event.host };
    case 'broke':
      return load.state === 'stopped' ? load : { state: 'stopped', host: null };
    default:
      return exhaustive(event);
  }
}

export const newDocsPage = (profile: ProfileId): DocsPage => ({
  profile,
  load: startedLoad,
  notice: null,
  entered: false,
  download: false,
});

import type { WebContents } from 'electron';
import type { PageFacts } from '../domain/api-docs-notice.ts';

/** A world of scripts that the page can't reach into; Electron's own are below 1000. */
const ownWorld = 1_000;

const question = `({
  files: [...document.querySelectorAll('script[src], link[rel~="stylesheet"][href]')]
    .map((element) => element.src || element.href),
  asksPassword: document.querySelector('input[type="password"]') !== null,
})`;

/** What the page in a window consists of; null: it doesn't answer any more. */
export async function pageFacts(contents: WebContents): Promise<PageFacts | null> {
  try {
    const world: Promise<unknown> = contents.executeJavaScriptInIsolatedWorld(ownWorld, [
      { code: question },
    ]);
    return readFacts(await world);
  } catch {
    return null;
  }
}

function readFacts(found: unknown): PageFacts | null {
  if (typeof found !== 'object' || found === null) return null;
  if (!('files' in found && 'asksPassword' in found && Array.isArray(found.files))) return null;
  const files = found.files.filter((file: unknown) => typeof file === 'string');
  return { files, asksPassword: found.asksPassword === true };
}

/**
 * electron-builder's options for packages that update themselves from a feed, checked by a public key: its manifests are
 * written, and both are part of the package. None where the environment has no feed: Hubkey then asks for nothing.
 */
export function updateOptions(
  { HUBKEY_UPDATE_FEED: feed = '', HUBKEY_UPDATE_KEY: key = '' },
  notes,
) {
  if (feed === '' && key === '') return [];
  if (feed === '' || !/^[A-Za-z0-9+/]{43}=$/.test(key))
    throw new Error('HUBKEY_UPDATE_FEED and HUBKEY_UPDATE_KEY, in base64, only work together.');
  return [
    `-c.extraMetadata.updates.feed=${feed}`,
    `-c.extraMetadata.updates.key=${key}`,
    '-c.publish.provider=generic',
    `-c.publish.url=${feed}`,
    ...(notes ? [`-c.releaseInfo.releaseNotes=${notes}`] : []),
  ];
}

/** As many as Hubkey shows, in UTF-16 units: they travel in a command line, which Windows bounds at 32,767. */
const maxNotes = 8_000;

/**
 * The changes of a version in a changelog (Keep a Changelog 1.1.0), or what isn't released yet, cut at the end of a line
 * where they are too long; null: there are none.
 */
export function releaseNotes(changelog, version) {
  const sections = `\n${changelog}`.split('\n## ').slice(1);
  const about = (title) => sections.find((section) => section.startsWith(`[${title}]`));
  const [, ...lines] = (about(version) ?? about('Unreleased') ?? '').split('\n');
  return cut(lines.join('\n').replaceAll(/^### /gm, '').trim()) || null;
}

function cut(notes) {
  if (notes.length <= maxNotes) return notes;
  const end = notes.lastIndexOf('\n', maxNotes);
  return notes.slice(0, end > 0 ? end : maxNotes).trimEnd();
}

import { fileAt, type PacSetting } from './pac-setting.ts';

/** The setting in KDE's `kioslaverc` files, those that count less first. */
export function readKioslaverc(texts: readonly string[]): PacSetting {
  const settings = new Map<string, string>();
  for (const text of texts) {
    for (const [key, value] of proxySettings(text)) settings.set(key, value);
  }
  const type = settings.get('ProxyType');
  if (type === undefined) return { kind: 'unset' };
  if (Number(type) !== 2) return { kind: 'none' };
  // eslint-disable-next-line hubkey/words -- the name of a setting of KDE, not words of ours
  return fileAt(settings.get('Proxy Config Script') ?? '');
}

/** The pairs in the group `[Proxy Settings]`; what stands in brackets behind a key, such as `[$e]`, is left out. */
function* proxySettings(text: string): Generator<[key: string, value: string]> {
  let inGroup = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('[')) {
      inGroup = line.startsWith('[Proxy Settings]');
      continue;
    }
    const at = line.indexOf('=');
    if (!inGroup || at < 0) continue;
    yield [
      line
        .slice(0, at)
        .replace(/\[[^[]*\]\s*$/, '')
        .trim(),
      line.slice(at + 1).trim(),
    ];
  }
}

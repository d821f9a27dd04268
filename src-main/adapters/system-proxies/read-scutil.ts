import { fileAt, type PacSetting } from './pac-setting.ts';

/** The setting in what `scutil --proxy` prints; null: it printed nothing. */
export function readScutil(printed: string | null): PacSetting {
  const settings = new Map(topPairs(printed ?? ''));
  if (settings.get('ProxyAutoConfigEnable') !== '1') return { kind: 'none' };
  return fileAt(settings.get('ProxyAutoConfigURLString') ?? '');
}

/** The pairs of the dictionary itself: those of a single network interface stand in a dictionary inside it. */
function* topPairs(printed: string): Generator<[key: string, value: string]> {
  let depth = 0;
  for (const line of printed.split(/\r?\n/)) {
    const pair = /^\s*(\w+)\s*:\s*(.*)$/.exec(line);
    if (/<(dictionary|array)>\s*\{\s*$/.test(line)) depth += 1;
    else if (/^\s*\}\s*$/.test(line)) depth -= 1;
    else if (depth === 1 && pair?.[1] !== undefined) yield [pair[1], (pair[2] ?? '').trim()];
  }
}

import { fileAt, type PacSetting } from './pac-setting.ts';

/**
 * The setting in what `gsettings get org.gnome.system.proxy KEY` prints for `mode` and `autoconfig-url`. null: it
 * printed nothing, as where the schema or the program is missing.
 */
export function readGsettings(mode: string | null, address: string | null): PacSetting {
  if (mode === null) return { kind: 'unset' };
  if (textOf(mode) !== 'auto') return { kind: 'none' };
  return fileAt(textOf(address ?? ''));
}

/** The text of a string in GVariant's text format; empty if it is no string. */
function textOf(printed: string): string {
  const quoted = /^(['"])(.*)\1$/s.exec(printed.trim())?.[2] ?? '';
  return quoted.replace(/\\(u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)/gs, unescaped).trim();
}

const controls: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

function unescaped(_whole: string, escape: string): string {
  if (escape.length === 1) return controls[escape] ?? escape;
  const code = parseInt(escape.slice(1), 16);
  return code > 0x10ffff ? '' : String.fromCodePoint(code);
}

import { fileAt, type PacSetting } from './pac-setting.ts';

/** The setting in what `reg query … /v AutoConfigURL` prints; null: there is no such value. */
export function readRegistry(printed: string | null): PacSetting {
  const line = /^\s+AutoConfigURL\s+REG_(?:EXPAND_)?SZ\s+(\S.*)$/im.exec(printed ?? '');
  return fileAt(line?.[1]?.trim() ?? '');
}

const quote = 0x22;
const backslash = 0x5c;
const opens = new Set([0x5b, 0x7b]);
const closes = new Set([0x5d, 0x7d]);

/** Whether lists and objects in a UTF-8 JSON text are nested deeper than `max`. A single pass that stores nothing. */
export function deeperThan(json: Uint8Array, max: number): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at] ?? 0;
    if (inText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if (opens.has(byte)) {
      depth += 1;
      if (depth > max) return true;
    } else if (closes.has(byte)) depth -= 1;
  }
  return false;
}

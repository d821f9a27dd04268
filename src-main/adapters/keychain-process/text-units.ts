/** The UTF-16 code units of a text, in memory that can be zeroed. */
export const unitsOf = (text: string): Uint16Array =>
  Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

/** The text of UTF-16 code units. */
export function textOf(units: Uint16Array): string {
  let text = '';
  // A call takes only so many arguments.
  for (let at = 0; at < units.length; at += 4096) {
    text += String.fromCharCode(...units.subarray(at, at + 4096));
  }
  return text;
}

/** Short options of curl that take no value, so that others may stand in the same word (curl(1)). */
const flags = '#0123469aBfgGiIjJklLnNOpqRsSvZ';
const headerOption = new RegExp(`^-[${flags}]*H(.*)$`, 's');
const addressForm = /^https?:\/\//i;

/** The headers and addresses among the words of curl commands, or of lines that are headers; null ends a line. */
export function headersOf(words: readonly (string | null)[]): {
  headers: string[];
  addresses: string[];
} {
  const headers: string[] = [];
  const addresses: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? null;
    if (word === null) continue;
    const next = words[at + 1] ?? '';
    const attached = headerOption.exec(word)?.[1];
    if (attached !== undefined && attached !== '') headers.push(attached);
    else if (attached === '' || word === '--header') headers.push(next);
    else if (word.startsWith('--header=')) headers.push(word.slice('--header='.length));
    else if (word === '--url') addresses.push(next);
    else if (word.startsWith('--url=')) addresses.push(word.slice('--url='.length));
    else if (/^authorization:$/i.test(word)) headers.push(lineFrom(words, at));
    else if (addressForm.test(word) || /^[$%]\{?\w+[}%]?\//.test(word)) addresses.push(word);
  }
  return { headers, addresses };
}

function lineFrom(words: readonly (string | null)[], at: number): string {
  const end = words.indexOf(null, at);
  return words.slice(at, end < 0 ? undefined : end).join(' ');
}

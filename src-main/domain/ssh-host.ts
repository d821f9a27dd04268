/** The options of OpenSSH's client that take an argument (getopt in ssh.c of OpenSSH 9.9). */
const withArgument = new Set('BbcDEeFIiJLlmOoPpQRSWw');

/** The host that the words after `ssh` name, as it was typed: `build`, `ana@build`, `ssh://build`. Null: none. */
export function sshHostOf(words: readonly string[]): string | null {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') return words[at + 1] ?? null;
    if (!/^-./.test(word)) return word;
    const option = [...word].findIndex((letter, index) => index > 0 && withArgument.has(letter));
    // The rest of the word is the argument, or else the next word.
    if (option > 0 && option === word.length - 1) at += 1;
  }
  return null;
}

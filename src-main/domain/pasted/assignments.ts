/** The forms in which files and shells give a variable a value. */
const forms = [
  // .env, sh: NAME=value, export NAME="value"
  /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/,
  // PowerShell: $env:NAME = 'value'
  /^\s*\$env:([A-Za-z_]\w*)\s*=\s*(.*)$/i,
  // cmd: set NAME=value, set "NAME=value"
  /^\s*set\s+"?([A-Za-z_]\w*)=(.*?)"?\s*$/i,
  // fish: set -gx NAME value
  /^\s*set\s+(?:-\w+\s+|--\w+\s+)+([A-Za-z_]\w*)\s+(.*)$/,
];

/** The variables that lines of a text assign, by name; of several the last one counts. */
export function assignments(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, name, value] = forms.map((form) => form.exec(line)).find((match) => match) ?? [];
    if (name !== undefined && value !== undefined) found.set(name, plain(value));
  }
  return found;
}

/** A value without its quotes, or without the comment after it. */
function plain(value: string): string {
  const [, , quoted] = /^(["'])(.*?)\1/.exec(value.trim()) ?? [];
  return (
    quoted ??
    value
      .replace(/\s+#.*$/, '')
      .replace(/;\s*$/, '')
      .trim()
  );
}

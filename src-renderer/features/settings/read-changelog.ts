/** A version's changes. */
export interface Release {
  /** "0.1.0"; null: not released yet. */
  version: string | null;
  groups: readonly { title: string; items: readonly string[] }[];
}

/** Reads a changelog in the form of Keep a Changelog 1.1.0: versions, their groups, and a sentence or more for each change. */
export function readChangelog(text: string): readonly Release[] {
  return sections(text, '## ').map(({ title, body }) => ({
    version: /^\[?(\d[^\]\s]*)/.exec(title)?.[1] ?? null,
    groups: sections(body, '### ').map((group) => ({
      title: group.title,
      items: itemsOf(group.body),
    })),
  }));
}

function sections(text: string, mark: string): { title: string; body: string }[] {
  return `\n${text}`
    .split(`\n${mark}`)
    .slice(1)
    .map((part) => {
      const [title = '', ...rest] = part.split('\n');
      return { title: title.trim(), body: rest.join('\n') };
    });
}

/** An item may continue on indented lines. Markdown's markup is dropped, and a link becomes its text. */
const itemsOf = (body: string): string[] =>
  `\n${body}`
    .split(/\n- /)
    .slice(1)
    .map((item) =>
      item
        .replaceAll(/\s+/g, ' ')
        .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
        .replaceAll(/[`*]/g, '')
        .trim(),
    );

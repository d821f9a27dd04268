/** Whether a typed text is meant as a path, with or without a method before it, rather than as words to search for. */
export const looksLikePath = (text: string): boolean =>
  /^\s*(?:[a-z]+\s+)?(?:[/\\]|[\w-]+\/|[a-z][\w+.-]*:\/\/)/i.test(text);

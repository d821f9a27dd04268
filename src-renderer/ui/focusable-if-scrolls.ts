/** Makes a text a tab stop while it is longer than its room, so that the keyboard can scroll it. For `{@attach …}`. */
export function focusableIfScrolls(text: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    if (text.scrollHeight > text.clientHeight) text.tabIndex = 0;
    else text.removeAttribute('tabindex');
  });
  observer.observe(text);
  return () => observer.disconnect();
}

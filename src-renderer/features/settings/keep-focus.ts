/**
 * Moves the focus to the first heading with `tabindex` if the focused control is removed from `container`, so that
 * keyboards and screen readers stay nearby. For Svelte's `use:`.
 */
export function keepFocus(container: HTMLElement): { destroy: () => void } {
  let last: EventTarget | null = null;
  const note = ({ target }: FocusEvent): void => {
    last = target;
  };
  const forget = ({ target }: FocusEvent): void => {
    // Chromium fires this while removing a control too, so it is checked a moment later.
    queueMicrotask(() => {
      if (target === last && target instanceof Node && target.isConnected) last = null;
    });
  };
  const observer = new MutationObserver(() => {
    if (!(last instanceof Node) || last.isConnected) return;
    last = null;
    if (document.activeElement === document.body) {
      container.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
    }
  });
  container.addEventListener('focusin', note);
  container.addEventListener('focusout', forget);
  observer.observe(container, { childList: true, subtree: true });
  return {
    destroy: () => {
      observer.disconnect();
      container.removeEventListener('focusin', note);
      container.removeEventListener('focusout', forget);
    },
  };
}

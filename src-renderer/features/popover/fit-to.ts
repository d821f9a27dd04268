import { call } from '../../bridge.ts';

/** Keeps the popover as high as an element, and shows it once that is drawn. */
export function fitTo(element: HTMLElement): () => void {
  let told = 0;
  const fit = (): void => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    void call('fitPopover', height);
  };
  fit();
  const observer = new ResizeObserver(fit);
  observer.observe(element);
  return () => observer.disconnect();
}

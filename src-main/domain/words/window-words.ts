import { m } from '../messages/index.ts';

/** Shown if a window stopped working again soon after it was reloaded. */
export const pageFailedWords = () => ({
  title: m.start_page_failed_title(),
  body: m.start_page_failed(),
  open: m.start_page_failed_open(),
  close: m.common_close(),
});

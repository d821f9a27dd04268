import { m } from '../messages/index.ts';

/** Shown if a window stopped working again soon after it was reloaded. */
export const pageFailedWords = () => ({
  title: m.start_page_failed_title(),
  body: m.start_page_failed(),
  open: m.start_page_failed_open(),
  close: m.common_close(),
});

/** Asks whether a link may switch to another profile. */
export const linkedProfileWords = (profile: string) => ({
  title: m.start_link_profile({ profile }),
  body: m.start_link_profile_help(),
  switch: m.start_link_switch(),
  stay: m.start_link_stay(),
});

/**
 * The page's content security policy: everything comes from its own folder, and it can't connect anywhere.
 * Svelte creates its templates under its own policy name; no other text becomes markup or code.
 */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ');

/** Directives that only work in a response header. Older Chromium doesn't know `webrtc` and only warns about it. */
const headerPolicy = `${pagePolicy}; frame-ancestors 'none'; sandbox allow-scripts allow-same-origin allow-forms; webrtc 'block'`;

/** The headers of every answer of the page's scheme, apart from its type. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': headerPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

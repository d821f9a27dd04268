export { isLoaded, loadMessages, m } from './compiled/messages.js';
export * from './formats.ts';
export * from './locale.ts';

/** What `hubkey copy` can copy. */
export const copyKinds: readonly string[];
/** The options with fixed words to choose from. */
export const options: Record<'endpoint' | 'shell', { choices: readonly string[] }>;

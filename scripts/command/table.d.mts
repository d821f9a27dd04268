/** The options with fixed words to choose from. */
export const options: Record<'endpoint' | 'shell', { choices: readonly string[] }>;

/** What a part of a text means, for its colour. */
export type Tone = 'good' | 'warn' | 'bad' | 'dim' | 'strong';

/** Gives a part of a text its colour, or leaves it as it is. */
export type Paint = (tone: Tone, text: string) => string;

/** Select Graphic Rendition (ECMA-48, section 8.3.117), from the 8 colours that every terminal has. */
const codes: Record<Tone, number> = { good: 32, warn: 33, bad: 31, dim: 2, strong: 1 };

export const plain: Paint = (_tone, text) => text;

/** For a terminal. The text must have no control characters, or it could end its colour itself. */
export const coloured: Paint = (tone, text) => `\u001b[${codes[tone]}m${text}\u001b[0m`;

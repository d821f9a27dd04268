// Compiles the message catalogues, where they changed.
import { compileMessages } from './words/compile-messages.mjs';

await compileMessages();

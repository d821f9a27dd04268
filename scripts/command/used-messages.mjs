import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/folders.mjs';
import { commandScripts } from './generated-files.mjs';
import { saidIn, saidInHelp } from './said-in.mjs';
import { messageOf } from './sentences.mjs';

/** The keys of the messages that the scripts of the command say by names of their own, and those in its help. */
export const usedMessages = () =>
  [
    ...commandScripts.flatMap((path) => saidIn(readFileSync(join(root, path), 'utf8'))),
    ...saidInHelp(),
  ].map(messageOf);

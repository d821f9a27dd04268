import { setUp } from './setup/set-up.mjs';

// Everything for running and testing; `--run` leaves out what only tests need.
await setUp(process.argv.includes('--run') ? 'run' : 'test');

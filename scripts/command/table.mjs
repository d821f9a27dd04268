/**
 * What the `hubkey` command is: its help, man page and completions and the tables of both scripts are
 * generated from this by `npm run command`. What people read in their language stands in the catalogues, as
 * src-main/domain/messages/en/command.json; texts here are plain, and each generator quotes them for its format.
 */

/** When the man page last changed. */
export const date = '2026-11-30';

/**
 * The options. `value`: what its argument is called; without it the option is a switch. `completes`: what
 * `hubkey __complete` lists for it; `choices`: fixed ones.
 */
export const options = {
  profile: { value: 'P', completes: 'profiles' },
  key: { value: 'K', completes: 'keys' },
  wait: { value: 'N' },
  user: { value: 'U' },
  json: {},
  quick: {},
  watch: {},
  'raw-path': {},
  endpoint: {
    value: 'E',
    choices: [
      'health',
      'jobs',
      'alerts',
      'clientkeys',
      'configurations',
      'sign-in',
      'refresh',
      'create-key',
      'revoke-key',
      'site-health',
      'job',
      'files',
      'workflows',
      'workflow',
      'create-workflow',
      'change-workflow',
      'delete-workflow',
    ],
  },
  path: { value: 'PATH' },
  method: { value: 'M', choices: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
  data: { value: 'D' },
  shell: { value: 'S', choices: ['bash', 'zsh', 'fish', 'powershell', 'cmd'] },
  variable: {},
  jq: {},
};

/** What `hubkey copy` can copy. */
export const copyKinds = [
  'header',
  'value',
  'curl',
  'export',
  'helper',
  'swagger',
  'login',
  'httpie',
  'python',
  'powershell',
];

/** What `hubkey keys` does to a key. */
export const keyActs = ['new', 'rotate', 'revoke', 'check'];

const paths = [
  '/api/health/',
  '/api/jobs/',
  '/api/alerts/',
  '/api/auth/clientkeys/',
  '/api/configurations/',
];

/**
 * The commands. `operands`: what else it takes, as the help shows it. `choices`: fixed words for its first
 * operand, `completes`: what `hubkey __complete` lists for an operand, by its position. `about`: for completions.
 * `more`: for the man page besides the help's words. `powershell`: the help says something else there.
 */
export const commands = [
  {
    name: 'curl',
    operands: 'PATH [curl options…]',
    options: ['profile', 'key', 'wait', 'raw-path'],
    choices: paths,
    about: 'ask the Hub, with the credential added',
    more: 'All options of curl may follow the path. Hubkey’s own may stand before or after it; after “--” everything is curl’s, such as its own --key. A token that ended is renewed; a session that ended asks you, and the request goes on once you are signed in. What changes something on the Hub asks you first, unless Hubkey’s settings allow it.',
  },
  {
    name: 'header',
    operands: '',
    options: ['profile', 'key', 'wait'],
    about: 'print the Authorization header, if you allow it',
  },
  {
    name: 'env',
    operands: '',
    options: ['profile', 'key', 'wait'],
    about: 'print a line to evaluate',
    more: 'It sets JWT_TOKEN or API_KEY in your shell, for all that you start there. “hubkey exec” sets it for one command alone.',
    powershell: true,
  },
  {
    name: 'exec',
    operands: '-- CMD [ARG…]',
    options: ['profile', 'key', 'wait'],
    about: 'run a command with the credential in its environment',
    more: 'Of the two variables the one that isn’t set is removed there. Ends as CMD ends.',
  },
  {
    name: 'login',
    operands: '[ADDRESS]',
    options: ['user', 'profile', 'wait'],
    about: 'open sign-in, and wait until you are signed in',
  },
  {
    name: 'logout',
    operands: '',
    options: ['profile'],
    about: 'sign out',
  },
  {
    name: 'use',
    operands: 'PROFILE',
    options: [],
    completes: ['profiles'],
    about: 'make a profile the current one',
  },
  {
    name: 'refresh',
    operands: '',
    options: ['profile'],
    about: 'renew the session now',
  },
  {
    name: 'status',
    operands: '',
    options: ['json'],
    about: 'print profiles, sessions, keys and health',
  },
  {
    name: 'profiles',
    operands: '',
    options: ['json'],
    about: 'list the profiles',
  },
  {
    name: 'keys',
    operands: '[list] | new|rotate|revoke|check NAME',
    options: ['profile', 'wait', 'json'],
    choices: ['list', ...keyActs],
    completes: [null, 'keys'],
    about: 'list, create, rotate, revoke or check client keys',
    more: 'To create, rotate and revoke asks you first, unless Hubkey’s settings allow it. New secrets are saved in the keychain, never printed.',
  },
  {
    name: 'health',
    operands: '',
    options: ['profile', 'json'],
    about: 'print the Hub’s health',
  },
  {
    name: 'jobs',
    operands: '[ID]',
    options: ['profile', 'key', 'watch', 'json', 'wait'],
    about: 'list the Hub’s jobs, or watch one',
    more: 'While the Hub can’t be reached, --watch goes on for a minute. With --watch and --json one document is printed, once the job has ended. Exit code 1 where the job failed.',
  },
  {
    name: 'copy',
    operands: copyKinds.join('|'),
    options: [
      'profile',
      'key',
      'wait',
      'endpoint',
      'path',
      'method',
      'data',
      'shell',
      'variable',
      'jq',
    ],
    choices: copyKinds,
    about: 'put something on the clipboard',
    more: 'Hubkey clears it after a while. “helper” is a command without any credential in it, “swagger” what the Authorize box of the Hub’s API page wants, “login” the commands that sign in.',
  },
  {
    name: 'open',
    operands: '',
    options: ['quick'],
    about: 'show the window or the quick palette',
  },
  {
    name: 'doctor',
    operands: '',
    options: ['json'],
    about: 'check this computer and the ways to its Hubs',
    more: 'Where Hubkey isn’t running it says what can be said without it, and ends with 3. No secret is in the report.',
  },
  {
    name: 'ssh',
    operands: 'HOST [ssh options…] [CMD…]',
    options: [],
    about: 'sign in to a host where hubkey works as here',
    more: 'Hubkey’s socket is forwarded by OpenSSH’s own stream-local forwarding, into a folder on HOST that only your user there (and root) can open, and which is removed at the end. HUBKEY_SOCKET says where it is. No credential is stored on HOST. Whoever is root on HOST can use the socket while you are connected; what asks you here says “from HOST over ssh”.',
    powershell: true,
  },
];

/** Exit codes. */
export const exitCodes = ['0', '1', '2', '3', '4', '5', '6'];

/** Why Hubkey refused a request of `hubkey curl`: the kinds that have a sentence of their own. */
export const refusals = [
  'sign-in-needed',
  'locked',
  'busy',
  'ambiguous-profile',
  'which-key',
  'key-unreadable',
  'account-disabled',
  'waiting-for-keychain',
  'hub-unreachable',
  'certificate',
  'bad-path',
  'bad-request',
  'not-found',
  'wrong-method',
  'too-large',
];

/** Why a program may not have what `hubkey curl` asked for: the reasons that have a sentence of their own. */
export const notAllowed = ['never', 'read-only', 'denied', 'silenced', 'unanswered', 'withheld'];

/**
 * How curl ends where nothing answers any more, or Hubkey refused what `hubkey curl` asks for: no connection, an
 * empty answer, no more taken, a reset (curl(1), EXIT CODES).
 */
export const notAnswered = ['7', '52', '55', '56'];

/** Variables that the command reads. */
export const environment = [
  'HUBKEY_PROFILE',
  'HUBKEY_KEY',
  'HUBKEY_SOCKET',
  'HUBKEY_USER_DATA',
  'LANG',
  'NO_COLOR',
];

export const examples = [
  'hubkey curl /api/jobs/ | jq',
  `hubkey curl auth/clientkeys -X POST -H 'Content-Type: application/json' -d '{"name":"x"}'`,
  'hubkey curl --key nightly jobs?page=2 -o jobs.json',
  'hubkey login hub.example.com --user ana && hubkey jobs',
  'hubkey jobs 42 --watch && echo done',
  'hubkey exec --key nightly -- ./report.py',
  'hubkey ssh build.example.com',
];

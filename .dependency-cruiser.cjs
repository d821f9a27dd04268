/** Who may import whom. Each rule says why, and what to do instead. */
const room = (name) => `^src-main/${name}/`;
const test = '\\.test\\.ts$|^src-main/testing/';
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'domain-is-pure',
      'domain/ is values in, values out. Take what you need as an argument, or put it behind a port.',
      { path: room('domain'), pathNot: test },
      { pathNot: room('domain') },
    ),
    rule(
      'ports-speak-domain',
      'A port is described in domain words alone. Move the type into domain/.',
      { path: room('ports') },
      { pathNot: [room('ports'), room('domain')] },
    ),
    rule(
      'services-use-ports',
      'Services reach outside through a port only. Add or extend one in ports/ and pass it in create-services.ts.',
      { path: room('services'), pathNot: test },
      { pathNot: [room('services'), room('ports'), room('domain')] },
    ),
    rule(
      'adapters-stand-alone',
      'An adapter fulfils a port and knows no service and no surface. Wire them in app.ts.',
      { path: room('adapters'), pathNot: test },
      {
        path: '^src-main/(services|contract|ipc|tray|windows|loopback|preload)/|^src-main/app\\.ts$',
      },
    ),
    rule(
      'connections-are-shared-downwards',
      'The two HTTP adapters share hub-connection/ and nothing else. Move what both need in there.',
      { path: '^src-main/adapters/(got-hub-client|hub-forwarder|hub-connection)/', pathNot: test },
      {
        path: '^src-main/adapters/(got-hub-client|hub-forwarder)/',
        pathNot: '^src-main/adapters/$1/',
      },
    ),
    rule(
      'edges-know-no-adapter',
      'ipc, tray, windows and loopback draw from the view and call services. Pass what they need from app.ts.',
      { path: '^src-main/(ipc|tray|windows|loopback)/', pathNot: test },
      { path: '^src-main/(adapters|testing)/|^src-renderer/' },
    ),
    rule(
      'surfaces-get-no-store',
      'A surface draws from the view and calls services. Add a method to one of them.',
      { path: '^src-main/(ipc|tray|windows|loopback)/|^src-main/app\\.ts$', pathNot: test },
      { path: '^src-main/services/store\\.ts$' },
    ),
    rule(
      'contract-is-types',
      'The contract describes the talk between main and window in domain types. Keep code out of it.',
      { path: room('contract'), pathNot: test },
      { path: '^src-(main|renderer)/', pathNot: [room('contract'), room('domain')] },
    ),
    rule(
      'preload-never-grows',
      'Preload derives its bridge from the contract. Add an entry to contract/calls/ instead.',
      { path: room('preload') },
      { pathNot: [room('preload'), '^src-main/contract/bridge\\.ts$', room('domain'), 'electron'] },
    ),
    rule(
      'start-light',
      'The calls load the validation library. Import their types, or import() them when one is checked.',
      { path: '^src-(main|renderer)/', pathNot: [room('contract'), test] },
      {
        path: '^src-main/contract/(calls|call|inputs|valid-input)(\\.ts$|/)',
        dependencyTypesNot: ['type-only'],
        dynamic: false,
      },
    ),
    rule(
      'renderer-asks-by-contract',
      'The window reaches main through the contract only. Import from src-main/contract/index.ts.',
      { path: '^src-renderer/' },
      { path: '^src-main/', pathNot: '^src-main/contract/index\\.ts$' },
    ),
    rule(
      'renderer-has-no-node',
      'The renderer is a sandboxed page. Ask main for it through the contract.',
      { path: '^src-renderer/', pathNot: test },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'renderer-has-no-electron',
      'The renderer is a sandboxed page. Ask main for it through the contract.',
      { path: '^src-renderer/' },
      { path: 'node_modules/(electron|keytar|koffi|got|electron-store)/' },
    ),
    rule(
      'ui-is-dumb',
      'ui/ takes values and gives events. Call the bridge in a feature or in state/.',
      { path: '^src-renderer/ui/' },
      { path: '^src-renderer/(bridge|state|features)' },
    ),
    rule(
      'one-toucher-of-keytar',
      'Only the process of the keychain may load keytar. Use the SecretStore port.',
      {
        pathNot:
          'src-main/adapters/keychain-process/(keychain-child|keytar-secret-store\\.test)\\.ts$',
      },
      { path: 'node_modules/(keytar|@github/keytar)/' },
    ),
    rule(
      'one-toucher-of-koffi',
      'Calls of system libraries are described in one folder. Add yours to adapters/native/.',
      { pathNot: '^src-main/adapters/native/open-library\\.ts$' },
      { path: 'node_modules/(koffi|@koromix/.*)/' },
    ),
    rule(
      'electron-updater-is-handed-what-was-proved',
      'electron-updater asks for nothing itself here. Use the Updates port.',
      { path: '^src-main/', pathNot: '^src-main/adapters/updates/' },
      { path: 'node_modules/(electron-updater|builder-util-runtime)/' },
    ),
    rule(
      'updates-load-late',
      'Hubkey starts without what only a check or a download needs. import() it where it is used.',
      { path: '^src-main/', pathNot: test },
      {
        path: '^src-main/adapters/updates/(check-feed|update-installer|(app-image|nsis|mac)-updater)\\.ts$',
        dependencyTypesNot: ['type-only'],
        dynamic: false,
      },
    ),
    rule(
      'no-testing-in-the-product',
      'testing/ holds fakes and contract suites. The product must not depend on them.',
      { path: '^src-(main|renderer)/', pathNot: test },
      { path: '^src-main/testing/|^e2e/' },
    ),
    rule(
      'e2e-looks-from-outside',
      'End-to-end code sees Hubkey as a person does. It may import the contract and its own fixtures.',
      { path: '^e2e/', pathNot: '^e2e/(bench|fuzz)/' },
      { path: '^src-main/', pathNot: room('contract') },
    ),
    rule('no-cycles', 'Split the file that both need.', {}, { circular: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.svelte', '.js', '.mjs', '.json'] },
  },
};

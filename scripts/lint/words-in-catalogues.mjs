/** Attributes and properties whose text a person reads or hears. */
const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'body',
  'detail',
  'heading',
  'hint',
  'label',
  'message',
  'placeholder',
  'title',
  'tooltip',
]);

/** Names that are the same in every language. */
const names = new Set([
  'Hubkey',
  'Swagger',
  'Electron',
  'OpenAPI',
  'HTTPie',
  'PowerShell',
  'bash / zsh',
  'fish',
  'Windows cmd',
  'Alt',
  'hub.example',
]);

/** A text that begins like a sentence or a label: "Copy the key", "Not saved: the disk is full." */
const sentence = /^\p{Lu}[\p{L}’']*,? \p{L}[\p{L}’']*[ ,.:;!?…]|^\p{Lu}\p{Ll}+( \p{Ll}+)+$/u;
/** Two words in a row, as commands and policies have them too: " ended your session". */
const phrase = /\p{L}[\p{L}’']+,? \p{Ll}[\p{Ll}’']+(?![-\p{L}\d_/=(])/u;

const hasWords = (text) => /\p{L}{2}/u.test(text) && !names.has(text.trim());

const messageId = 'words';

/** Finds words that a person reads outside the message catalogues. */
export const wordsInCatalogues = {
  meta: {
    type: 'problem',
    // With 'phrases' also for texts that don't begin like a sentence.
    schema: [{ enum: ['sentences', 'phrases'] }],
    messages: {
      [messageId]:
        '“{{text}}” is read by a person. Put it into a catalogue in src-main/domain/messages and use m.…().',
    },
  },
  create(context) {
    const language = context.options[0] === 'phrases' ? phrase : sentence;
    const report = (node, text) =>
      context.report({ node, messageId, data: { text: text.trim().slice(0, 40) } });

    const checkText = (node, text, only) => {
      if (only ? only.test(text) : hasWords(text)) report(node, text);
    };

    return {
      SvelteText(node) {
        if (inCode(node)) return;
        checkText(node, node.value);
      },
      SvelteAttribute(node) {
        if (!spoken.has(node.key.name)) return;
        for (const part of node.value) {
          if (part.type === 'SvelteLiteral') checkText(part, part.value);
        }
      },
      Property(node) {
        const key = node.key.type === 'Identifier' ? node.key.name : node.key.value;
        if (!spoken.has(key)) return;
        for (const [part, text] of texts(node.value)) checkText(part, text);
      },
      Literal(node) {
        if (typeof node.value !== 'string' || isOurs(node)) return;
        checkText(node, node.value, language);
      },
      TemplateElement(node) {
        if (isOurs(node.parent)) return;
        checkText(node, node.value.cooked ?? '', language);
      },
    };
  },
};

/** Text of a command or a style isn't language. */
const inCode = (node) => {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'SvelteStyleElement' || at.type === 'SvelteScriptElement') return true;
    if (at.type === 'SvelteElement' && ['code', 'kbd', 'pre'].includes(at.name?.name)) return true;
  }
  return false;
};

/** The texts of a value: a literal's, a template's parts. */
function texts(value) {
  if (value.type === 'Literal' && typeof value.value === 'string') return [[value, value.value]];
  if (value.type !== 'TemplateLiteral') return [];
  return value.quasis.map((part) => [part, part.value.cooked ?? '']);
}

/** An error that says that our own promise is broken, a log line, or a property that is looked at already. */
const isOurs = (node) => {
  for (let at = node.parent, below = node; at; below = at, at = at.parent) {
    if (at.type === 'NewExpression' && /Error$/.test(at.callee.name ?? '')) return true;
    if (at.type === 'CallExpression' && at.callee.type === 'Super') return true;
    if (at.type === 'ImportDeclaration' || at.type === 'TSLiteralType') return true;
    if (at.type === 'Property' && at.value === below) {
      const key = at.key.type === 'Identifier' ? at.key.name : at.key.value;
      if (spoken.has(key)) return true;
    }
    if (/^(Function|ArrowFunction)/.test(at.type)) return false;
  }
  return false;
};

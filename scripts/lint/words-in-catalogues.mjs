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

/** Values that a person reads as names, besides names of things in the code. */
const shown = new Set(['label', 'name', 'title']);

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

/** Names and ids have neither blanks nor brackets; words for a person do: "(no name)", "key 17". */
const likeWords = /\p{L}[\p{L}’']* |\(\p{L}| \p{L}/u;

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
        const key = keyOf(node);
        for (const [part, text] of texts(node.value)) {
          if (spoken.has(key)) checkText(part, text);
          else if (shown.has(key)) checkText(part, text, likeWords);
        }
      },
      VariableDeclarator(node) {
        if (!shown.has(node.id.name) || !node.init) return;
        for (const [part, text] of texts(node.init)) checkText(part, text, likeWords);
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

/** The texts that a value may be: a literal's, a template's parts, those of a choice, and what a call is given or made on. */
function texts(value) {
  switch (value?.type) {
    case 'Literal':
      return typeof value.value === 'string' ? [[value, value.value]] : [];
    case 'TemplateLiteral':
      return value.quasis.map((part) => [part, part.value.cooked ?? '']);
    case 'LogicalExpression':
    case 'BinaryExpression':
      return [...texts(value.left), ...texts(value.right)];
    case 'ConditionalExpression':
      return [...texts(value.consequent), ...texts(value.alternate)];
    case 'CallExpression':
      return [...texts(value.callee.object), ...value.arguments.flatMap(texts)];
    case 'TSAsExpression':
      return texts(value.expression);
    default:
      return [];
  }
}

const keyOf = ({ key }) => (key.type === 'Identifier' ? key.name : key.value);

/** An error about a broken promise of our own, a log line, or a property that was already checked. */
const isOurs = (node) => {
  for (let at = node.parent, below = node; at; below = at, at = at.parent) {
    if (at.type === 'NewExpression' && /Error$/.test(at.callee.name ?? '')) return true;
    if (at.type === 'CallExpression' && at.callee.type === 'Super') return true;
    if (at.type === 'ImportDeclaration' || at.type === 'TSLiteralType') return true;
    if (at.type === 'Property' && at.value === below) {
      if (spoken.has(keyOf(at))) return true;
    }
    if (/^(Function|ArrowFunction)/.test(at.type)) return false;
  }
  return false;
};

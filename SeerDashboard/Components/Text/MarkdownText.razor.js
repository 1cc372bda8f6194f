// Colours code in Markdown with highlight.js, where a language is named. Classes only: a change of theme colours nothing anew.
// Without Node.js at build time there is no highlighter, and code stays plain.

/** Longer code stays plain: it is coloured on the page's own thread. */
const most = 10_000;

const aliases = {
  py: 'python', python3: 'python', js: 'javascript', jsx: 'javascript', mjs: 'javascript', node: 'javascript', ts: 'typescript', tsx: 'typescript', sh: 'bash', shell: 'bash', zsh: 'bash', console: 'bash',
  cs: 'csharp', 'c#': 'csharp', 'c++': 'cpp', cc: 'cpp', h: 'c', hpp: 'cpp', rb: 'ruby', rs: 'rust', kt: 'kotlin', golang: 'go', yml: 'yaml', html: 'xml', vue: 'xml', svg: 'xml', toml: 'ini', tf: 'ini',
  docker: 'dockerfile', make: 'makefile', md: 'markdown', ex: 'elixir', exs: 'elixir', erl: 'erlang', hs: 'haskell', jl: 'julia', pl: 'perl', ps1: 'powershell', proto: 'protobuf', gql: 'graphql', objc: 'objectivec', patch: 'diff', jsonc: 'json', json5: 'json',
};
const known = new Set(('bash c clojure cpp csharp css dart diff dockerfile elixir erlang go graphql groovy haskell ini java javascript json julia kotlin less lua makefile markdown nginx objectivec perl php '
  + 'powershell properties protobuf python r ruby rust scala scss sql swift typescript xml yaml').split(' '));

/** @type {Promise<any> | undefined} */
let core;
/** @type {Map<string, Promise<void>>} */
const languages = new Map();

/** @param {string} language */
async function highlighter(language) {
  core ??= import('/lib/highlight/core.min.js').then(module => module.default);
  const highlight = await core;
  if (!languages.has(language)) languages.set(language, import(`/lib/highlight/${language}.min.js`).then(module => highlight.registerLanguage(language, module.default)));
  await languages.get(language);
  return highlight;
}

/** Colours what was not looked at yet. @param {HTMLElement} page */
export function colour(page) {
  for (const code of page.querySelectorAll('pre > code[data-language]:not([data-coloured])')) {
    code.setAttribute('data-coloured', '');
    const named = (code.getAttribute('data-language') ?? '').toLowerCase();
    const language = aliases[named] ?? named;
    const text = code.textContent ?? '';
    // Marks of characters that nobody could see stay.
    if (!known.has(language) || text.length > most || code.childElementCount > 0) continue;
    highlighter(language).then(highlight => {
      if (!code.isConnected || code.childElementCount > 0) return;
      const coloured = new DOMParser().parseFromString(highlight.highlight(text, { language, ignoreIllegals: true }).value, 'text/html').body;
      // Never anything but the same text.
      if (coloured.textContent === text) code.replaceChildren(...coloured.childNodes);
    }).catch(() => {});
  }
}

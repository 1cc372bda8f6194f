// Which language a file is in. Only those that the build copies to /lib/highlight (npm.targets).

/** @type {Record<string, string>} */
const byEnding = {
  py: 'python', pyi: 'python', js: 'javascript', jsx: 'javascript', mjs: 'javascript', cjs: 'javascript', ts: 'typescript', tsx: 'typescript', mts: 'typescript', cts: 'typescript',
  cs: 'csharp', csx: 'csharp', c: 'c', h: 'c', cc: 'cpp', cpp: 'cpp', cxx: 'cpp', hpp: 'cpp', hh: 'cpp', java: 'java', kt: 'kotlin', kts: 'kotlin', swift: 'swift', m: 'objectivec', mm: 'objectivec',
  go: 'go', rs: 'rust', rb: 'ruby', rake: 'ruby', gemspec: 'ruby', php: 'php', pl: 'perl', pm: 'perl', lua: 'lua', r: 'r', jl: 'julia', hs: 'haskell', clj: 'clojure', cljs: 'clojure',
  ex: 'elixir', exs: 'elixir', erl: 'erlang', scala: 'scala', sc: 'scala', dart: 'dart', groovy: 'groovy', gradle: 'groovy', sh: 'bash', bash: 'bash', zsh: 'bash', ps1: 'powershell', psm1: 'powershell',
  html: 'xml', htm: 'xml', xml: 'xml', svg: 'xml', vue: 'xml', svelte: 'xml', cshtml: 'xml', razor: 'xml', csproj: 'xml', props: 'xml', targets: 'xml', plist: 'xml',
  css: 'css', scss: 'scss', less: 'less', json: 'json', jsonc: 'json', json5: 'json', yml: 'yaml', yaml: 'yaml', toml: 'ini', ini: 'ini', cfg: 'ini', conf: 'nginx', tf: 'ini', hcl: 'ini',
  properties: 'properties', env: 'properties', md: 'markdown', markdown: 'markdown', sql: 'sql', graphql: 'graphql', gql: 'graphql', proto: 'protobuf', mk: 'makefile', diff: 'diff', patch: 'diff',
  fs: 'fsharp', fsi: 'fsharp', fsx: 'fsharp', vb: 'vbnet', ml: 'ocaml', mli: 'ocaml', re: 'reasonml', elm: 'elm', nim: 'nim', nix: 'nix', cr: 'crystal', hx: 'haxe', pas: 'delphi', dpr: 'delphi',
  f90: 'fortran', f95: 'fortran', f: 'fortran', lisp: 'lisp', el: 'lisp', scm: 'scheme', rkt: 'scheme', tcl: 'tcl', awk: 'awk', vim: 'vim', cmake: 'cmake', bat: 'dos', cmd: 'dos', coffee: 'coffeescript',
  styl: 'stylus', haml: 'haml', hbs: 'handlebars', handlebars: 'handlebars', twig: 'twig', jinja: 'twig', j2: 'twig', pp: 'puppet', feature: 'gherkin', thrift: 'thrift', tex: 'latex', sty: 'latex',
  glsl: 'glsl', vert: 'glsl', frag: 'glsl', qml: 'qml', wat: 'wasm', v: 'verilog', sv: 'verilog', vhd: 'vhdl', vhdl: 'vhdl', asm: 'x86asm',
};

/** @type {Record<string, string>} */
const byName = {
  dockerfile: 'dockerfile', containerfile: 'dockerfile', makefile: 'makefile', gnumakefile: 'makefile', gemfile: 'ruby', rakefile: 'ruby', podfile: 'ruby', vagrantfile: 'ruby', jenkinsfile: 'groovy', 'cmakelists.txt': 'cmake', '.htaccess': 'apache', '.vimrc': 'vim',
  'nginx.conf': 'nginx', '.bashrc': 'bash', '.env': 'properties', '.gitconfig': 'ini', '.editorconfig': 'ini', 'pipfile': 'ini', 'cargo.lock': 'ini', 'poetry.lock': 'ini',
};

/** Null: not one that is coloured. @param {string} path @returns {string | null} */
export function languageOf(path) {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (Object.hasOwn(byName, name)) return byName[name];
  if (name.startsWith('dockerfile')) return 'dockerfile';
  const ending = name.slice(name.lastIndexOf('.') + 1);
  return Object.hasOwn(byEnding, ending) ? byEnding[ending] : null;
}

/** What a file is by its name's end, for the filter of the tree. @param {string} path */
export function typeOf(path) {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot) : name;
}

import tseslint from 'typescript-eslint';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';

/** Floors: what each folder of src may import from, beside itself. Lower folders come first. */
const FLOORS = {
  'core/base': [],
  'core/frame': ['core/base'],
  'core/sequence': ['core/base', 'core/frame'],
  'core/time': ['core/base', 'core/frame', 'core/sequence'],
  'core/annotation': ['core/base', 'core/frame', 'core/sequence', 'core/time'],
  'core/edit': ['core/base', 'core/frame', 'core/sequence', 'core/time', 'core/annotation'],
  'core/colour': ['core/base', 'core/frame'],
  'core/codec': ['core/base', 'core/frame', 'core/colour'],
  ocio: ['core/base', 'core/frame', 'core/colour'],
  'core/viewport': ['core/base', 'core/frame'],
  'core/scopes': ['core/base', 'core/frame', 'core/colour'],
  'core/settings': ['core/base', 'core/frame', 'core/sequence', 'core/time', 'core/colour', 'core/scopes'],
  'core/presenter': [
    'core/base',
    'core/frame',
    'core/sequence',
    'core/time',
    'core/codec',
    'core/colour',
    'core/viewport',
    'core/scopes',
    'core/settings',
  ],
  'core/cache': ['core/base', 'core/frame', 'core/sequence', 'core/time', 'core/codec', 'core/presenter'],
  'core/player': [
    'core/base',
    'core/frame',
    'core/sequence',
    'core/time',
    'core/colour',
    'core/viewport',
    'core/scopes',
    'core/presenter',
    'core/cache',
    'core/settings',
    'core/annotation',
    'core/edit',
  ],
  components: [
    ...[
      'base',
      'frame',
      'sequence',
      'time',
      'colour',
      'viewport',
      'scopes',
      'presenter',
      'cache',
      'settings',
      'player',
      'annotation',
    ].map((name) => `core/${name}`),
  ],
  // Types of templates, and what a framework needs at run time.
  frameworks: ['components'],
  workers: [
    'core/base',
    'core/frame',
    'core/sequence',
    'core/time',
    'core/codec',
    'core/colour',
    'core/viewport',
    'core/scopes',
    'core/presenter/protocol',
    'core/presenter/worker-channel',
  ],
};

/** Packages with a single gateway: the files that may import them. */
const GATEWAYS = {
  lit: ['src/components/**'],
  'lru-cache': ['src/core/cache/eviction/lru-order.ts'],
  comlink: ['src/core/presenter/worker-channel.ts'],
  mediabunny: [
    'src/core/codec/video/stream/video-reader.ts',
    'src/core/codec/video/stream/media-source.ts',
    'src/core/codec/audio/container-sound.ts',
    'src/core/codec/sound/packet-track.ts',
  ],
  yaml: ['src/ocio/config/yaml-node.ts'],
  '@rgrove/parse-xml': ['src/ocio/files/xml-element.ts'],
  fflate: ['src/ocio/files/archive.ts'],
};

/** Files that may load code when they run: the fallbacks and the lazy codecs. */
const DYNAMIC = [
  'src/components/lazy-parts.ts',
  'src/components/text/languages.ts',
  'src/core/base/json-body.ts',
  'src/core/edit/edit-opener.ts',
  'src/components/timeline/media/lazy-media-rows.ts',
  'src/core/player/sound/audio-source.ts',
  'src/core/player/view/watched-thumbnails.ts',
  'src/core/player/sound/watched-peaks.ts',
  'src/core/player/lazy-parts.ts',
  'src/core/presenter/presenter-client.ts',
  'src/workers/present/pool/start-decoder.ts',
  'src/workers/present/pixel-values/offer-values.ts',
  'src/workers/present/managed/ocio-slot.ts',
  'src/workers/present/scopes/lazy-scopes.ts',
  'src/workers/decode/formats/codec-loader.ts',
  'src/core/codec/exr/kernel-host/kernel-loader.ts',
  'src/core/codec/sound/load-sound-reader.ts',
  'src/ocio/build/build-fixed-function.ts',
  'src/ocio/build/build-transform.ts',
  'src/ocio/builtins/builtins.ts',
  'src/ocio/config/yaml-node.ts',
  'src/ocio/configs/built-in-configs.ts',
  'src/ocio/files/archive.ts',
  'src/ocio/files/config-files.ts',
  'src/ocio/files/xml-element.ts',
  'src/ocio/load-config.ts',
];

const ENTRY_POINTS = [
  'src/index.ts',
  'src/define.ts',
  'src/element/*.ts',
  'src/cdn.ts',
  'src/annotations.ts',
  'src/exr.ts',
  'src/ocio.ts',
];

function gatewayPatterns(folder) {
  return Object.entries(GATEWAYS)
    .filter(([, files]) => !files.includes(`src/${folder}/**`))
    .map(([name]) => ({
      regex: `^${name}($|/)`,
      message: `${name} has one gateway: see GATEWAYS in eslint.config.js.`,
    }));
}

function floorPatterns(folder, below) {
  const name = (path) => path.replace(/^core\//, '');
  const above = Object.keys(FLOORS).filter(
    (other) => other !== folder && !below.some((path) => path.startsWith(other)),
  );
  const halfOpen = new Set(
    below.filter((path) => !(path in FLOORS)).map((path) => path.split('/').slice(0, 2).join('/')),
  );
  const patterns = above.map((other) => ({
    regex: `^(\\.\\./)+(core/)?${name(other)}/`,
    message: `${folder} may not import from ${other}: a file imports from its own folder and from lower floors only.`,
  }));
  for (const other of halfOpen) {
    const allowed = below.filter((path) => path.startsWith(other + '/')).map(name);
    patterns.push({
      regex: `^(\\.\\./)+(core/)?${name(other)}/(?!${allowed.map((path) => path.split('/').pop()).join('|')})`,
      message: `${folder} may import only ${allowed.join(', ')} of ${other}.`,
    });
  }
  patterns.push({
    regex: `^(\\.\\./)+(index|define|cdn|annotations|exr|ocio)\\.ts$`,
    message: 'Entry points are imported by nobody.',
  });
  return patterns;
}

const NO_DYNAMIC = {
  selector: 'ImportExpression',
  message: 'Code is loaded lazily in the files that DYNAMIC lists only.',
};
const NO_ONLY = {
  selector: "MemberExpression[property.name='only']",
  message: 'A test that runs alone hides the rest.',
};
const EXTENSIONS = {
  regex: '^\\.{1,2}/.*(?<!\\.(ts|js|mjs|css|json))(?<!\\?[a-z&]+)$',
  message: 'Relative imports end in .ts.',
};

const floors = Object.entries(FLOORS).map(([folder, below]) => ({
  files: [`src/${folder}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [...floorPatterns(folder, below), ...gatewayPatterns(folder), EXTENSIONS] },
    ],
    'no-restricted-syntax': ['error', NO_DYNAMIC],
  },
}));

const gateways = Object.entries(GATEWAYS).flatMap(([name, files]) =>
  files
    .filter((file) => !file.endsWith('**'))
    .map((file) => {
      const folder = Object.keys(FLOORS).find((path) => file.startsWith(`src/${path}/`));
      const others = gatewayPatterns(folder).filter((pattern) => pattern.regex !== `^${name}($|/)`);
      return {
        files: [file],
        rules: {
          'no-restricted-imports': [
            'error',
            { patterns: [...floorPatterns(folder, FLOORS[folder]), ...others, EXTENSIONS] },
          ],
        },
      };
    }),
);

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'storybook-static/',
      '.cache/',
      'sample/',
      '**/node_modules/',
      'src/core/codec/exr/kernels/',
      'test/frameworks/',
    ],
  },
  ...tseslint.configs.strict,
  {
    files: [
      'src/**/*.ts',
      'test/**/*.ts',
      'stories/**/*.ts',
      'scripts/**/*.ts',
      '.storybook/**/*.ts',
      'vite.config.ts',
    ],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-empty-function': 'off',
      // How an interface of a library or of the browser gets more members.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/parameter-properties': 'error',
      'no-restricted-imports': ['error', { patterns: [EXTENSIONS] }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'no-restricted-syntax': ['error', NO_DYNAMIC],
    },
  },
  { files: ['src/**/*.d.ts'], rules: { 'no-restricted-imports': 'off' } },
  ...floors,
  ...gateways,
  { files: DYNAMIC, rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ENTRY_POINTS,
    rules: { 'no-restricted-imports': ['error', { patterns: [EXTENSIONS, ...gatewayPatterns('')] }] },
  },
  { files: ['src/core/base/log.ts'], rules: { 'no-console': 'off' } },
  { files: ['src/components/**/*.ts'], ...lit.configs['flat/recommended'] },
  { files: ['src/components/**/*.ts'], ...wc.configs['flat/recommended'] },
  { files: ['test/**/*.ts'], rules: { 'no-restricted-syntax': ['error', NO_ONLY] } },
);

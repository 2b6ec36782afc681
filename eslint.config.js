import { defineConfig } from 'eslint/config';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** The stages of the core in the order the data flows: none imports from a later one. */
const stages = [
  'dataset',
  'embed',
  'cluster',
  'describe',
  'preview',
  'run',
  'curate',
  'map',
  'sample',
  'split',
  'explore',
  'naming',
].map(stage => `./src/core/${stage}`);
const stageArrows = stages
  .slice(0, -1)
  .map((target, at) => ({ target, from: stages.slice(at + 1) }));

/**
 * The arrows of docs/architecture.md as lint rules: `target` may not import from `from`.
 * webview → protocol ← host → protocol ← worker → core, and cli → core.
 */
const arrows = [
  {
    target: './src/core',
    from: ['./src/protocol', './src/worker', './src/host', './src/cli', './webview'],
  },
  { target: './src/protocol', from: ['./src/worker', './src/host', './src/cli', './webview'] },
  { target: './src/worker', from: ['./src/host', './src/cli', './webview'] },
  { target: './src/host', from: ['./src/worker', './src/cli', './webview'] },
  { target: './src/cli', from: ['./src/protocol', './src/worker', './src/host', './webview'] },
  { target: './webview', from: ['./src/core', './src/worker', './src/host', './src/cli'] },
  { target: ['./src', './webview'], from: ['./test', './bench', './scripts'] },
  ...stageArrows,
].map(zone => ({
  ...zone,
  message: 'This import runs against the arrows of docs/architecture.md.',
}));

export default defineConfig(
  { ignores: ['dist/', '.cache/', 'node_modules/', 'coverage/', 'wasm/'] },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['eslint.config.js'] } },
    },
    plugins: { 'import-x': importX },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: arrows }],
      'import-x/no-default-export': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['src/core/**', 'src/protocol/**', 'src/worker/**', 'src/cli/**', 'webview/**'],
    rules: { 'no-restricted-imports': ['error', { paths: ['vscode'] }] },
  },
  {
    files: ['scripts/**', 'bench/**', 'test/**', 'src/cli/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['*.config.ts', '*.config.js'],
    rules: { 'import-x/no-default-export': 'off' },
  },
);

import { resolve } from 'node:path';
import type { BuildOptions } from 'esbuild';

const shared = {
  absWorkingDir: resolve(import.meta.dirname, '..'),
  bundle: true,
  sourcemap: 'linked',
  sourcesContent: false,
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
} satisfies BuildOptions;

/** Node programs as ES modules; bundled CommonJS packages still call `require`. */
const node = {
  ...shared,
  platform: 'node',
  format: 'esm',
  external: ['onnxruntime-node', 'onnxruntime-common'],
  // sharp decodes images, which no text model needs; transformers.js imports it at the top.
  alias: { sharp: './scripts/stubs/sharp.ts' },
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
} satisfies BuildOptions;

const extension = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  external: ['vscode'],
} satisfies BuildOptions;

/** What an installed extension runs. */
export const shippedBundles: readonly BuildOptions[] = [
  {
    ...extension,
    entryPoints: { extension: 'src/host/extension.ts' },
    outExtension: { '.js': '.cjs' },
    outdir: 'dist',
  },
  {
    ...node,
    entryPoints: {
      worker: 'src/worker/worker.ts',
      reader: 'src/worker/reader.ts',
      'search-thread': 'src/worker/search-thread.ts',
      'encoder-thread': 'src/core/embed/built-in/encoder-thread.ts',
      'assignment-thread': 'src/core/cluster/assignment-thread.ts',
      'split-thread': 'src/core/split/split-thread.ts',
      cli: 'src/cli/cli.ts',
    },
    outdir: 'dist',
  },
  {
    ...shared,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    entryPoints: {
      panel: 'webview/panel/panel.tsx',
      rows: 'webview/rows/rows.tsx',
      explore: 'webview/explore/explore.tsx',
      map: 'webview/map/map.tsx',
    },
    outdir: 'dist/webview',
  },
];

/** The tests that run inside a real VS Code. */
export const hostTestBundle = {
  ...extension,
  entryPoints: { index: 'test/host/index.ts' },
  external: ['vscode', 'mocha'],
  // Shared with tests that run as ES modules.
  define: { 'import.meta.url': '__bundleUrl' },
  banner: { js: "const __bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
  outExtension: { '.js': '.cjs' },
  outdir: 'dist/test',
} satisfies BuildOptions;

/** An extension with language models, which those tests install. */
export const chatProviderBundle = {
  ...extension,
  entryPoints: {
    extension: 'test/host/chat-provider/extension.ts',
    package: 'test/host/chat-provider/package.json',
  },
  loader: { '.json': 'copy' },
  outExtension: { '.js': '.cjs' },
  outdir: 'dist/test/chat-provider',
} satisfies BuildOptions;

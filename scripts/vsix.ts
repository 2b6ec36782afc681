import { resolve } from 'node:path';
import manifest from '../package.json' with { type: 'json' };

/** Marketplace targets for which onnxruntime-node brings a native runtime. */
export const targets = [
  'linux-x64',
  'linux-arm64',
  'win32-x64',
  'win32-arm64',
  'darwin-arm64',
] as const;

export type Target = (typeof targets)[number];

/**
 * The target of this machine.
 * @throws Error when there is no runtime for it
 */
export function thisTarget(): Target {
  const target = `${process.platform}-${process.arch}`;
  const known = targets.find(name => name === target);
  if (known !== undefined) return known;
  throw new Error(`onnxruntime-node has no runtime for ${target}, only for ${targets.join(', ')}.`);
}

/** Where `npm run package` puts the extension for `target`. */
export function vsixPath(target: Target): string {
  const name = `${manifest.name}-${target}-${manifest.version}.vsix`;
  return resolve(import.meta.dirname, '../dist', name);
}

/** Paths inside the package without which the extension does not work or may not be given away. */
export function requiredFiles(target: Target): readonly string[] {
  const model = 'dist/models/use-multilingual-v3';
  const runtime = `dist/node_modules/onnxruntime-node/bin/napi-v6/${target.replace('-', '/')}`;
  return [
    'package.json',
    'package.nls.json',
    'package.nls.ko.json',
    'l10n/bundle.l10n.ko.json',
    'readme.md',
    'changelog.md',
    'LICENSE.txt',
    'THIRD_PARTY_NOTICES.md',
    'licenses/onnxruntime-third-party-notices.txt',
    'docs/images/editor.png',
    'samples/instructions.jsonl',
    'dist/extension.cjs',
    'dist/worker.js',
    'dist/reader.js',
    'dist/search-thread.js',
    'dist/encoder-thread.js',
    'dist/assignment-thread.js',
    'dist/split-thread.js',
    'dist/cli.js',
    'dist/webview/panel.js',
    'dist/webview/rows.js',
    'dist/webview/map.js',
    'dist/webview/explore.js',
    'media/base.css',
    'media/panel/page.css',
    'media/panel/states.css',
    'media/panel/run.css',
    'media/panel/list.css',
    'media/panel/curate.css',
    'media/panel/cluster.css',
    'media/panel/dialogs.css',
    'media/panel/narrow.css',
    'media/panel/high-contrast.css',
    'media/rows.css',
    'media/map.css',
    'media/explore.css',
    'dist/garu/garu_wasm_bg.wasm',
    'dist/garu/base.gmdl',
    'dist/graphs/product.onnx',
    'dist/graphs/similarity.onnx',
    `${model}/model.json`,
    `${model}/config.json`,
    `${model}/tokenizer.json`,
    `${model}/tokenizer_config.json`,
    `${model}/onnx/model_quantized.onnx`,
    `${model}/token-table.bin`,
    `${model}/LICENSE`,
    `${runtime}/onnxruntime_binding.node`,
    'dist/node_modules/onnxruntime-common/package.json',
  ];
}

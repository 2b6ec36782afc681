import { extname } from 'node:path';
import type * as vscode from 'vscode';

const extensions = ['.jsonl', '.ndjson'];
const languageId = 'jsonl';

/** Which documents get a hover. */
export const jsonlSelector: vscode.DocumentSelector = [
  { scheme: 'file', language: languageId },
  { scheme: 'file', pattern: '**/*.{jsonl,ndjson}' },
];

/** Files that hold rows in another form than lines; see `contributes.menus`. */
const containerPattern = /\.(?:json|csv|tsv|parquet|(?:jsonl|ndjson|json|csv|tsv)\.(?:gz|zst))$/i;

export function isContainerPath(uri: vscode.Uri): boolean {
  return containerPattern.test(uri.path);
}

export function isJsonlPath(uri: vscode.Uri): boolean {
  return extensions.includes(extname(uri.path).toLowerCase());
}

export function isJsonlDocument(document: vscode.TextDocument): boolean {
  return document.languageId === languageId || isJsonlPath(document.uri);
}

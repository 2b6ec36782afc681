import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Device } from '../devices.ts';
import type { TransformerSettings } from './model-folder.ts';

/** Raised when the same files and settings give other vectors than before. */
const version = 1;

/**
 * Changes whenever a text could get another vector: a hash of the model's files, of its tokenizer, and of
 * how they are used.
 * @returns 64 hexadecimal digits
 */
export async function modelRevision(
  folder: string,
  { file, pooling, prefix, maxTokens }: TransformerSettings,
  device: Device,
): Promise<string> {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([version, pooling ?? null, prefix, maxTokens, device]));
  for (const path of [...(await filesOf(file)), join(folder, 'tokenizer.json')]) {
    for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
  }
  return hash.digest('hex');
}

/** The ONNX file, and those beside it that hold its weights when they are too large for it. */
async function filesOf(file: string): Promise<string[]> {
  const name = basename(file);
  const names = (await readdir(dirname(file))).filter(
    other => other.startsWith(`${name}_data`) || other === `${name}.data`,
  );
  return [file, ...names.toSorted().map(other => join(dirname(file), other))];
}

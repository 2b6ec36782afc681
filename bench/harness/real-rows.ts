import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { evenSample } from '../../src/core/math/random.ts';
import { Missing } from './benchmark.ts';
import { sharedData } from './places.ts';

/** A set of real rows. */
export interface RealRows {
  readonly name: string;
  /** Gzipped JSONL in `../shared/data`. */
  readonly file: string;
  /** Field with the text. */
  readonly field: string;
}

/** 712,404 Korean film reviews of a sentence or two. */
export const nsmc: RealRows = { name: 'nsmc (ko)', file: 'ko_nsmc_712k', field: 'instruction' };
/** 55,185 English prompts of 200 words on average. */
export const t0: RealRows = {
  name: 't0 (en)',
  file: 'en_t0_55k_dataset_template',
  field: 'prompt',
};

const seed = 1;

/**
 * `count` lines of a set, drawn evenly, in file order.
 * @throws Missing
 */
export async function realLines(rows: RealRows, count: number): Promise<string[]> {
  const lines = await allLines(rows);
  return Array.from(evenSample(lines.length, count, seed), line => lines[line] ?? '');
}

/**
 * Writes lines of a set to `path`, from the beginning again when they run out, until there are
 * `bytes` bytes.
 * @throws Missing
 */
export async function writeRealFile(rows: RealRows, path: string, bytes: number): Promise<void> {
  const lines = (await allLines(rows)).map(line => Buffer.from(`${line}\n`));
  const file = await open(path, 'w');
  try {
    for (let written = 0; written < bytes;) {
      const block = linesUpTo(lines, bytes - written);
      await file.writeFile(block);
      written += block.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Writes rows of three fields to `path`, some 1.7 kB each, until there are `bytes` bytes: texts of `rows` one after another, as
 * an instruction of a few of them and an output of many.
 * @throws Missing
 */
export async function writeLongRows(rows: RealRows, path: string, bytes: number): Promise<void> {
  return writeMadeRows(rows, path, bytes, (instruction, output) => ({
    [rows.field]: instruction,
    input: '',
    output,
  }));
}

/**
 * The same as chats: a system prompt, a question and an answer, under `messages`.
 * @throws Missing
 */
export async function writeChatRows(rows: RealRows, path: string, bytes: number): Promise<void> {
  return writeMadeRows(rows, path, bytes, (instruction, output) => ({
    messages: [
      { role: 'system', content: 'You are a helpful assistant.' },
      { role: 'user', content: instruction },
      { role: 'assistant', content: output },
    ],
  }));
}

async function writeMadeRows(
  rows: RealRows,
  path: string,
  bytes: number,
  rowOf: (instruction: string, output: string) => object,
): Promise<void> {
  const texts = (await allLines(rows)).map(line => textOf(rows, line));
  const file = await open(path, 'w');
  try {
    for (let [written, at] = [0, 0]; written < bytes;) {
      const lines: string[] = [];
      for (; lines.length < longRowsTogether; at = (at + textsOfLongRow) % texts.length) {
        lines.push(longRow(texts.slice(at, at + textsOfLongRow), rowOf));
      }
      const block = Buffer.from(lines.join(''));
      await file.writeFile(block);
      written += block.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

const textsOfLongRow = 19;
const textsOfInstruction = 4;
const longRowsTogether = 1_000;

function longRow(
  texts: readonly string[],
  rowOf: (instruction: string, output: string) => object,
): string {
  const instruction = texts.slice(0, textsOfInstruction).join(' ');
  const output = texts.slice(textsOfInstruction).join('\n');
  return `${JSON.stringify(rowOf(instruction, output))}\n`;
}

export function textOf(rows: RealRows, line: string): string {
  return String((JSON.parse(line) as Record<string, unknown>)[rows.field]);
}

function linesUpTo(lines: readonly Buffer[], bytes: number): Buffer {
  let [count, size] = [0, 0];
  for (; count < lines.length && size < bytes; count++) size += lines[count]?.length ?? 0;
  return Buffer.concat(lines.slice(0, count));
}

async function allLines({ file }: RealRows): Promise<string[]> {
  const path = join(sharedData, `${file}.jsonl.gz`);
  if (!existsSync(path)) throw new Missing(`../shared/data/${file}.jsonl.gz is not there`);
  const text = gunzipSync(await readFile(path)).toString('utf8');
  return text.split('\n').filter(line => line !== '');
}

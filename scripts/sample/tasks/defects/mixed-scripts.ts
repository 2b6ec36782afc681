import { Buffer } from 'node:buffer';
import type { Random } from '../../random.ts';
import type { Example, Language } from '../../row.ts';

/** Words in scripts that neither Korean nor English is written in, besides each other's. */
const strayWords: Readonly<Record<Language, readonly string[]>> = {
  ko: [
    '这个',
    '文章',
    '例えば',
    'という',
    'предложение',
    'ответ',
    '问题',
    'ください',
    'следующий',
    'الجملة',
    '因此',
    'です',
    'sentence',
    'however',
    'answer는',
    'đoạn văn',
    'ประโยค',
    '請',
  ],
  en: [
    '这个',
    '文章',
    '例えば',
    'という',
    'предложение',
    'ответ',
    '问题',
    'ください',
    'следующий',
    'الجملة',
    '因此',
    'です',
    '문장을',
    '그러나',
    '다음',
    'đoạn văn',
    'ประโยค',
    '請',
  ],
};

/** The text slips into other languages, or its bytes were decoded wrongly. */
export function mixedScripts(random: Random, example: Example, language: Language): Example {
  const kind = random.weighted({ strayed: 60, mojibake: 20, replaced: 20 });
  const garble = (text: string): string => {
    if (kind === 'mojibake') return mojibake(text);
    if (kind === 'replaced') return replaced(random, text);
    return strayed(random, text, strayWords[language]);
  };
  return {
    instruction: garble(example.instruction),
    input: example.input,
    output: random.chance(0.6) ? garble(example.output) : example.output,
  };
}

function strayed(random: Random, text: string, stray: readonly string[]): string {
  const words = text.split(' ');
  const hit = random.sample([...words.keys()], Math.max(2, Math.round(words.length * 0.4)));
  for (const place of hit) words[place] = random.pick(stray);
  return words.join(' ');
}

/** UTF-8 read as Latin-1; pure ASCII has HTML entities instead. */
function mojibake(text: string): string {
  if (/[^\0-~]/u.test(text)) return Buffer.from(text, 'utf8').toString('latin1');
  return text.replaceAll(' ', '&nbsp;').replaceAll('?', '&#63;').replaceAll("'", '&#39;');
}

function replaced(random: Random, text: string): string {
  return Array.from(text, letter =>
    /\p{L}/u.test(letter) && random.chance(0.4) ? '\uFFFD' : letter,
  ).join('');
}

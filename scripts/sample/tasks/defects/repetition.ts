import type { Random } from '../../random.ts';
import type { Example } from '../../row.ts';

/** The generator falls into a loop in the instruction, and most often in the output as well. */
export function repetition(random: Random, example: Example): Example {
  return {
    instruction: looped(random, example.instruction),
    input: random.chance(0.5) ? '' : example.input,
    output: random.chance(0.7) ? looped(random, example.output) : '',
  };
}

const tails = ['ㅋ', '하', '..', ' 그리고', ' 또한', ' the', ' and', '!', ' -'];

/** Repeats a word, a few words, the whole text or a filler until the length limit was hit. */
function looped(random: Random, text: string): string {
  const words = text.split(/\s+/u).filter(word => word !== '');
  const start = random.integer(0, Math.max(0, words.length - 1));
  const loops = {
    word: () => again(random, words.slice(0, start + 1).join(' '), ` ${words[start] ?? ''}`, 6, 30),
    phrase: () => {
      const phrase = words.slice(start, start + random.integer(2, 4)).join(' ');
      return again(random, words.slice(0, start).join(' '), ` ${phrase}`, 4, 14);
    },
    whole: () => again(random, '', `${text.slice(0, 120)} `, 3, 6),
    filler: () => again(random, words.slice(0, start + 1).join(' '), random.pick(tails), 15, 60),
  };
  const kind = random.weighted({ word: 30, phrase: 35, whole: 15, filler: 20 });
  return loops[kind]().trim();
}

function again(random: Random, head: string, unit: string, least: number, most: number): string {
  return head + unit.repeat(random.integer(least, most));
}

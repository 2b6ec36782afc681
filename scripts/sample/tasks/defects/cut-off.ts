import type { Random } from '../../random.ts';
import type { Example } from '../../row.ts';

/** The instruction breaks off inside a word, and so does the output or it is missing. */
export function cutOff(random: Random, example: Example): Example {
  return {
    instruction: cut(random, example.instruction),
    input: random.chance(0.4) ? '' : example.input,
    output: random.chance(0.5) ? '' : cut(random, example.output),
  };
}

/** The text up to a place between two letters of one word; at least a third of it is lost. */
function cut(random: Random, text: string): string {
  const letters = Array.from(text);
  const insides = [...letters.keys()].filter(
    place =>
      place >= 2 &&
      place <= letters.length * 0.66 &&
      /\p{L}/u.test(letters[place - 1] ?? '') &&
      /\p{L}/u.test(letters[place] ?? ''),
  );
  const end = insides.length > 0 ? random.pick(insides) : Math.max(1, letters.length >> 1);
  return letters.slice(0, end).join('');
}

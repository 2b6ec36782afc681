import type { Random } from '../random.ts';

export type Disturbance =
  'wordsShuffled' | 'spacesRemoved' | 'misspelt' | 'wordsRepeated' | 'reversed';

type Disturb = (random: Random, sentence: string) => string;

/** Ways to damage a sentence that a reader can undo. None returns the sentence unchanged. */
export const disturbances: Readonly<Record<Disturbance, Disturb>> = {
  wordsShuffled: (random, sentence) => {
    const words = sentence.replace(/[.?!]$/u, '').split(' ');
    let shuffled = random.shuffled(words);
    while (shuffled.join(' ') === words.join(' ')) shuffled = random.shuffled(words);
    return shuffled.join(random.pick([' / ', ', ', ' ', ' | ']));
  },

  spacesRemoved: (_random, sentence) => sentence.replaceAll(' ', ''),

  misspelt: (random, sentence) => {
    const words = sentence.split(' ');
    const long = words.flatMap((word, place) => (isMisspellable(word) ? [place] : []));
    for (const place of random.sample(long, Math.max(1, Math.round(long.length * 0.4)))) {
      words[place] = misspell(random, words[place] ?? '');
    }
    return words.join(' ');
  },

  wordsRepeated: (random, sentence) => {
    const words = sentence.split(' ');
    const doubled = new Set(random.sample([...words.keys()], random.integer(2, 4)));
    return words.flatMap((word, place) => (doubled.has(place) ? [word, word] : [word])).join(' ');
  },

  reversed: (_random, sentence) => Array.from(sentence).reverse().join(''),
};

function isMisspellable(word: string): boolean {
  return /[가-힣]{2}/u.test(word) || /[a-z]{4}/u.test(word);
}

function misspell(random: Random, word: string): string {
  const letters = Array.from(word);
  const inner = [...letters.keys()].filter(
    place => /[a-z]/u.test(letters[place] ?? '') && /[a-z]/u.test(letters[place + 1] ?? ''),
  );
  const swappable = inner.filter(place => letters[place] !== letters[place + 1]);
  if (swappable.length > 0) {
    const place = random.pick(swappable);
    const [left = '', right = ''] = letters.slice(place, place + 2);
    letters.splice(place, 2, right, left);
    return letters.join('');
  }
  const syllables = [...letters.keys()].filter(place => /[가-힣]/u.test(letters[place] ?? ''));
  const place = random.pick(syllables);
  letters[place] = withOtherVowel(random, letters[place] ?? '');
  return letters.join('');
}

/** The syllable with another of the 21 vowels, as a slip of the finger makes it (가 → 거). */
function withOtherVowel(random: Random, syllable: string): string {
  const index = (syllable.codePointAt(0) ?? 0) - 0xac00;
  const vowel = Math.floor(index / 28) % 21;
  const other = (vowel + random.integer(1, 20)) % 21;
  return String.fromCodePoint(0xac00 + index + (other - vowel) * 28);
}

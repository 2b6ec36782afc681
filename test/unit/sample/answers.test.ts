import { describe, expect, it } from 'vitest';
import { passages, plain, plainText } from '../../../scripts/sample/corpus/passages.ts';
import { Random } from '../../../scripts/sample/random.ts';
import type { Language, MakeExample } from '../../../scripts/sample/row.ts';
import { disturbances } from '../../../scripts/sample/tasks/disturbances.ts';
import { makeLastSentence } from '../../../scripts/sample/tasks/last-sentence.ts';
import { makeMaskPrediction } from '../../../scripts/sample/tasks/mask-prediction.ts';
import { makeMultiQuestion } from '../../../scripts/sample/tasks/multi-question.ts';
import { makeSentenceOrder } from '../../../scripts/sample/tasks/sentence-order.ts';

const texts = [...passages.ko, ...passages.en].map(plainText);
const sentences = [...passages.ko, ...passages.en].flatMap(passage => passage.sentences.map(plain));
const labels = /\([A-F가-힣]\)|[ㄱ-ㅂ](?=\.)|[①-⑥]|(?<=^|\n| )\d(?=\.)|[a-f]\)|\[\d\]|S\d(?=:)/gu;
const masks = /\[MASK\]|<mask>|____|\( {4}\)|□□|\[빈칸\]|\[blank\]|\*{5}/gu;

/** 300 examples in each language, each with its request and its text as one string. */
function examples(make: MakeExample): { asked: string; output: string }[] {
  return (['ko', 'en'] satisfies Language[]).flatMap(language =>
    Array.from({ length: 300 }, (_, seed) => {
      const { instruction, input, output } = make(new Random(seed), language);
      return { asked: `${instruction}\n${input}`, output };
    }),
  );
}

/** The sentences of the corpus that occur in `asked`, in the order in which they occur. */
function sentencesIn(asked: string): string[] {
  return sentences
    .filter(sentence => asked.includes(sentence))
    .sort((a, b) => asked.indexOf(a) - asked.indexOf(b));
}

describe('sentence order', () => {
  it('answers with an order in which the sentences stand in a text', () => {
    for (const { asked, output } of examples(makeSentenceOrder)) {
      const shown = sentencesIn(asked);
      const inText = texts.some(text => text.includes(output));
      if (inText) {
        expect(shown.join(' ')).not.toBe(output);
        continue;
      }
      const first = Math.min(...shown.map(sentence => asked.indexOf(sentence)));
      const labelled = [...asked.slice(Math.max(0, first - 6)).matchAll(labels)].map(
        ([label]) => label,
      );
      const order = output.split(/ → | - |, |-/u);
      expect(order).toHaveLength(shown.length);
      const ordered = order.map(label => shown[labelled.indexOf(label)]).join(' ');
      expect(
        texts.some(text => text.includes(ordered)),
        `${asked}\n⇒ ${output}`,
      ).toBe(true);
    }
  });
});

describe('mask prediction', () => {
  it('gives the words that make the sentences whole again', () => {
    for (const { asked, output } of examples(makeMaskPrediction)) {
      const words = output.split(', ');
      // The request may name the mask before the text: then the words belong to the later masks.
      const restored = [0, 1].map(skipped => {
        let place = -skipped;
        const filled = asked.replace(masks, mask =>
          place++ < 0 ? mask : (words[place - 1] ?? mask),
        );
        return sentencesIn(filled).length - sentencesIn(asked).length;
      });
      expect(restored, `${asked}\n⇒ ${output}`).toContain(words.length);
    }
  });
});

describe('last sentence', () => {
  it('answers with the sentence that follows the text', () => {
    for (const { asked, output } of examples(makeLastSentence)) {
      const answer = output.replace(/^[①-④] /u, '');
      const before = sentences[sentences.indexOf(answer) - 1] ?? '';
      expect(sentences).toContain(answer);
      expect(asked).toContain(before);
      expect(asked.includes(output)).toBe(answer !== output);
    }
  });
});

describe('multi question', () => {
  it('answers every question under its number', () => {
    const answers = new Map([...passages.ko, ...passages.en].flatMap(({ questions }) => questions));
    for (const { asked, output } of examples(makeMultiQuestion)) {
      const found = [...answers].filter(([question]) => asked.includes(question));
      const inOrder = found.sort(([a], [b]) => asked.indexOf(a) - asked.indexOf(b));
      const given = output.split('\n').map(line => line.replace(/^\(?A?\d[.)] /u, ''));
      expect(given).toEqual(inOrder.map(([, answer]) => answer));
    }
  });
});

describe('disturbances', () => {
  it.each(Object.entries(disturbances))('%s changes every sentence of the corpus', (_, disturb) => {
    sentences.forEach((sentence, seed) => {
      expect(disturb(new Random(seed), sentence)).not.toBe(sentence);
    });
  });

  it('keep what the reader needs to undo them', () => {
    sentences.forEach((sentence, seed) => {
      const random = new Random(seed);
      const lettersOf = (text: string): string =>
        Array.from(text.replace(/[\s/|,.]/gu, ''))
          .sort()
          .join('');
      const letters = lettersOf(sentence);
      expect(lettersOf(disturbances.wordsShuffled(random, sentence))).toBe(letters);
      expect(lettersOf(disturbances.spacesRemoved(random, sentence))).toBe(letters);
      expect(lettersOf(disturbances.reversed(random, sentence))).toBe(letters);
      expect(disturbances.misspelt(random, sentence)).toHaveLength(sentence.length);
      const words = new Set(disturbances.wordsRepeated(random, sentence).split(' '));
      expect(words).toEqual(new Set(sentence.split(' ')));
    });
  });
});

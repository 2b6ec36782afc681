import type { Wordings } from '../wording.ts';
import type { Disturbance } from './disturbances.ts';

/** Requests that fit any damage. */
export const anyDisturbanceWording: Wordings = {
  ko: {
    below: [
      '원래 문장을 추론하여 쓰시오.',
      '다음은 망가진 문장입니다. 원문을 복원해 주세요.',
      '아래 문장의 본래 모습은 무엇이었을까요?',
      '원래대로 고친 문장을 적어라.',
      '이상하게 바뀐 문장을 처음 상태로 되돌려 줘.',
      '원문을 유추해 보십시오.',
    ],
    above: [
      '위 문장의 원문을 추론해 보세요.',
      '위의 것을 원래 문장으로 되돌려 줘.',
      '위 문장은 본래 어떤 문장이었는지 쓰시오.',
    ],
  },
  en: {
    below: [
      'Infer the original sentence.',
      'This sentence has been damaged. Restore it.',
      'What did the sentence look like before it was altered?',
      'Recover the original wording of the following.',
      'Please turn this back into the sentence it once was.',
      'Guess the source sentence behind this text.',
    ],
    above: [
      'What was the original sentence above?',
      'Restore the line above to its first form.',
      'Infer the sentence from which the line above was made.',
    ],
  },
};

export const disturbanceWordings: Readonly<Record<Disturbance, Wordings>> = {
  wordsShuffled: {
    ko: {
      below: [
        '다음 낱말을 알맞게 배열하여 원래 문장을 만드세요.',
        '뒤섞인 어절을 바로잡아 한 문장으로 쓰시오.',
        '이 단어들로 된 문장의 원래 모습을 찾아 줘.',
        '순서가 흩어진 말을 이어 본래 문장을 복원하라.',
        '아래 어절을 모두 사용해 원문을 완성해 주세요.',
        '단어 카드를 늘어놓아 처음 문장을 만들 수 있나요?',
      ],
      above: [
        '위 낱말을 이어 원래 문장을 쓰시오.',
        '위 어절의 순서를 바로잡아 주세요.',
        '위 단어들로 원문을 만들어 줘.',
      ],
    },
    en: {
      below: [
        'Rearrange the words to form the original sentence.',
        'Use all of these words to rebuild the sentence.',
        'The words of a sentence have been shuffled. What did it say?',
        'Put the words in the correct order.',
        'Make one proper sentence out of the jumbled words.',
        'Which sentence can be built from exactly these words?',
      ],
      above: [
        'Arrange the words above into the original sentence.',
        'Which sentence do the words above make?',
        'Unjumble the words above.',
      ],
    },
  },
  spacesRemoved: {
    ko: {
      below: [
        '띄어쓰기가 사라진 문장입니다. 바르게 띄어 쓰세요.',
        '붙어 있는 글을 원래처럼 띄어 쓰시오.',
        '다음 문장에 띄어쓰기를 넣어 줘.',
        '공백이 지워진 문장을 복원하라.',
      ],
      above: [
        '위 문장을 바르게 띄어 써 주세요.',
        '위 글의 띄어쓰기를 되살려라.',
        '위 문장에 빠진 공백을 넣어 줘.',
      ],
    },
    en: {
      below: [
        'All spaces were lost. Write the sentence as it was.',
        'Insert the missing spaces.',
        'Separate the words of this run-together sentence.',
        'Someone’s space bar is broken; what did they mean to write?',
      ],
      above: [
        'Add the spaces back to the line above.',
        'Write the line above with its spaces.',
        'Split the string above into words.',
      ],
    },
  },
  misspelt: {
    ko: {
      below: [
        '오타가 있는 문장을 바르게 고쳐 원래 문장을 쓰세요.',
        '맞춤법이 틀린 글자를 바로잡으시오.',
        '급하게 쳐서 글자가 틀렸어. 원래 문장이 뭐였을까?',
        '잘못 입력된 글자를 찾아 원문을 복원해 주세요.',
      ],
      above: [
        '위 문장의 오타를 고쳐 주세요.',
        '위에서 틀린 글자를 바로잡아 원문을 쓰시오.',
        '위 문장의 바른 표기를 알려 줘.',
      ],
    },
    en: {
      below: [
        'Correct the typos and give the original sentence.',
        'Some letters were swapped. Write the sentence correctly.',
        'Fix the spelling so that the sentence reads as intended.',
        'What was the writer trying to type?',
      ],
      above: [
        'Fix the typing errors above.',
        'Give the correct form of the sentence above.',
        'Repair the misspelt line above.',
      ],
    },
  },
  wordsRepeated: {
    ko: {
      below: [
        '불필요하게 되풀이된 낱말을 지우고 원래 문장을 쓰세요.',
        '같은 말이 두 번씩 들어갔어. 원래 문장으로 고쳐 줘.',
        '중복된 어절을 빼고 다시 쓰시오.',
        '말을 더듬은 부분을 없앤 문장은 무엇인가요?',
      ],
      above: [
        '위 문장에서 겹친 말을 빼 주세요.',
        '위 문장의 중복을 없애고 다시 쓰시오.',
        '위에서 되풀이된 낱말을 지워 줘.',
      ],
    },
    en: {
      below: [
        'Remove the repeated words and write the original sentence.',
        'Some words were doubled by mistake. Clean the sentence up.',
        'Take out the stutter and give the plain sentence.',
        'Delete every accidental repetition in this line.',
      ],
      above: [
        'Remove the doubled words from the line above.',
        'Write the sentence above without the stutter.',
        'What does the line above say once repetitions are gone?',
      ],
    },
  },
  reversed: {
    ko: {
      below: [
        '글자가 거꾸로 적힌 문장을 바로 쓰세요.',
        '뒤에서부터 읽으면 어떤 문장이 되나요?',
        '거꾸로 뒤집힌 글을 원래대로 돌려놓아라.',
        '거울처럼 뒤집힌 문장이야. 제대로 적어 줘.',
      ],
      above: [
        '위 글자를 거꾸로 읽은 문장을 쓰시오.',
        '위 문장을 바른 방향으로 적어 주세요.',
        '위 글을 뒤에서부터 읽어 줘.',
      ],
    },
    en: {
      below: [
        'The sentence is written backwards. Write it the right way round.',
        'Reverse the characters to find the sentence.',
        'Read this from the end and give the sentence.',
        'What does the mirrored line say?',
      ],
      above: [
        'Turn the line above around.',
        'Read the line above backwards.',
        'Write the reversed text above normally.',
      ],
    },
  },
};

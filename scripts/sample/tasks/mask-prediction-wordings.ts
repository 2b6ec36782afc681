import type { Wordings } from '../wording.ts';

export const maskWordings: Wordings = {
  ko: {
    below: [
      '{mask}에 들어갈 알맞은 말을 쓰세요.',
      '다음 글의 빈칸을 채우시오.',
      '가려진 낱말이 무엇인지 맞혀 줘.',
      '{mask} 자리에 올 단어를 예측하라.',
      '빈 곳에 어떤 말이 들어가야 자연스러운가요?',
      '문맥을 보고 숨겨진 단어를 추론하시오.',
      '아래에서 {mask}[으로/로] 표시된 부분의 원래 말은 무엇일까요?',
      '지워진 낱말을 하나만 적어 주십시오.',
      '괄호나 기호로 가린 자리에 알맞은 표현을 넣어 줄래?',
      '마스크된 토큰을 복원하시오.',
      '다음에서 빠진 말을 찾아 주세요.',
      '빈칸 추론 문제입니다. 정답만 쓰세요.',
      '앞뒤 내용에 맞게 {mask}[을/를] 채워라.',
    ],
    above: [
      '위 글의 {mask}에 들어갈 말은?',
      '위 빈칸에 알맞은 낱말을 써 주세요.',
      '위에서 가려진 단어를 맞혀 봐.',
    ],
  },
  en: {
    below: [
      'Fill in {mask} with the right word.',
      'Which word is missing?',
      'Predict the masked word.',
      'What belongs in the gap?',
      'Replace {mask} by a suitable word.',
      'Complete the text; write only the missing word.',
      'One word has been hidden. Guess it from the context.',
      'Please supply the word that fits the blank.',
      'Cloze test: give the word for {mask}.',
      'Infer what {mask} stands for in the following.',
      'Find the word that was removed.',
      'Name the most likely token at the masked position.',
    ],
    above: [
      'What word does {mask} replace above?',
      'Fill the gap in the text above.',
      'Which word has been left out above?',
    ],
  },
};

export const severalMasksWordings: Wordings = {
  ko: {
    below: [
      '{mask}에 들어갈 말을 차례대로 쓰세요.',
      '빈칸에 알맞은 낱말을 앞에서부터 순서대로 적으시오.',
      '가려진 단어가 여러 개 있어. 순서대로 맞혀 줘.',
      '숨겨진 말을 모두 찾아 쉼표로 구분해 쓰라.',
      '각각의 {mask}에는 어떤 말이 들어가나요?',
      '글의 빈 곳을 모두 채워 주십시오.',
    ],
    above: [
      '위 빈칸에 들어갈 말을 차례로 쓰시오.',
      '위에서 가린 낱말들을 순서대로 말해 줘.',
      '위 글의 {mask}[을/를] 모두 채워 주세요.',
    ],
  },
  en: {
    below: [
      'Fill every {mask} in order, separated by commas.',
      'Several words are missing. List them from first to last.',
      'Give the words that fit the gaps.',
      'Predict all masked words.',
      'What are the hidden words, in the order of the text?',
      'Complete the blanks in the passage.',
    ],
    above: [
      'List the words missing above.',
      'Which words fill the gaps in the text above?',
      'Name the hidden words above in order.',
    ],
  },
};

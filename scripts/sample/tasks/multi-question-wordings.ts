import type { Language } from '../row.ts';
import type { Wordings } from '../wording.ts';

export const questionHeadings: Readonly<Record<Language, readonly string[]>> = {
  ko: ['', '질문:\n', '[물음]\n', '문제\n'],
  en: ['', 'Questions:\n', '[Questions]\n', 'Q&A\n'],
};

export const multiQuestionWordings: Wordings = {
  ko: {
    below: [
      '글을 읽고 여러 질문에 차례로 답하세요.',
      '다음 물음에 모두 답하시오.',
      '질문이 여러 개야. 번호별로 답해 줘.',
      '지문에 관한 아래 문항에 번호를 붙여 답하라.',
      '각 질문에 대한 답을 한 줄씩 적어 주세요.',
      '아래 문제를 빠짐없이 풀어 보십시오.',
      '본문을 근거로 모든 질문에 짧게 대답해 주세요.',
      '독해 문제입니다. 각각의 답은 무엇인가요?',
      '제시된 글을 참고하여 이어지는 질문들에 답해 줄래?',
      '문항마다 답을 구분하여 서술하시오.',
      '글의 내용을 잘 이해했는지 확인하는 질문들에 답하라.',
      '다음 질문 목록에 하나씩 답변해 주세요.',
      '읽기 자료를 보고 물음에 대한 답을 순서대로 쓰시오.',
    ],
    above: [
      '위의 질문에 모두 답해 주세요.',
      '위 물음에 번호별로 답하시오.',
      '위 글에 딸린 질문들의 답을 차례로 알려 줘.',
    ],
  },
  en: {
    below: [
      'Read the text and answer all of the questions.',
      'Answer each question in one line.',
      'There are several questions here; reply by number.',
      'Respond to the following questions about the passage.',
      'Reading comprehension: give the answer to every item.',
      'Please answer the questions one after another, using only the text.',
      'What are the answers to these questions?',
      'Work through the list of questions below.',
      'Use the passage to complete the questionnaire.',
      'Number your answers to match the questions.',
      'Several things are asked about the text. Answer them all briefly.',
      'For each question, find the answer in the passage.',
      'Check your understanding by answering these.',
    ],
    above: [
      'Answer all the questions above.',
      'Give numbered answers to the questions above.',
      'Reply to every question listed above.',
    ],
  },
};

import type { Language } from '../row.ts';

type Requests = Readonly<Record<Language, readonly string[]>>;

/** Requests around a question in its own words. */
export const questionFrames: Requests = {
  ko: [
    '다음 질문에 답하세요: {question}',
    '아이가 이렇게 물었어요. “{question}” 대답해 주세요.',
    '궁금한 게 있어. {question}',
    '{question} 이유나 근거를 들어 주세요.',
    '[탐구 문제] {question}',
    '면접에서 “{question}”[이라는/라는] 질문을 받았다. 답하라.',
    '생각해 볼 문제: {question}',
    '전문가의 입장에서 답해 주십시오. {question}',
    '“{question}”에 대한 모범 답안을 작성하시오.',
    '수업 토론 주제입니다. {question}',
    '{question} 원리를 중심으로 간단히 답하시오.',
    '누가 물어보던데, {question}',
  ],
  en: [
    'Answer this question: {question}',
    'A child asks: “{question}” How would you reply?',
    'I have been wondering about this. {question}',
    '{question} Support your answer with a reason.',
    '[Discussion] {question}',
    'In an interview you are asked: “{question}” Answer.',
    'Food for thought: {question}',
    'Reply as an expert would. {question}',
    'Write a model answer to “{question}”',
    'For tomorrow’s class: {question}',
    '{question} Focus on the underlying principle.',
    'Someone at dinner brought this up: {question}',
  ],
};

/** Requests whose question stands in `input`. */
export const requestsOnly: Requests = {
  ko: [
    '질문에 알맞은 설명을 해 주세요.',
    '다음 물음에 대한 생각을 서술하시오.',
    '아래 궁금증을 풀어 줘.',
    '원인과 결과가 드러나게 답하라.',
    '이 질문에 어떻게 답하시겠어요?',
    '개념을 바탕으로 설명하십시오.',
  ],
  en: [
    'Explain the answer to the question.',
    'Respond to the following in a thoughtful way.',
    'Clear up this puzzle for me.',
    'Answer with cause and effect.',
    'How would you answer this?',
    'Use concepts you know to explain.',
  ],
};

export const closers: Requests = {
  ko: [
    '두세 문장 이내로 답해 주세요.',
    '쉽게 설명해 줘.',
    '간단명료하게 쓰시오.',
    '어려운 용어는 피해 주십시오.',
    '길게 쓸 필요는 없다.',
    '핵심 원인만 짚어 주세요.',
  ],
  en: [
    'Two or three sentences will do.',
    'Explain it simply.',
    'Be brief.',
    'Avoid technical terms where you can.',
    'No need for a long essay.',
    'Name only the decisive point.',
  ],
};

import type { Language } from '../../row.ts';

type Requests = Readonly<Record<Language, readonly string[]>>;

/** Requests whose problem stands in `input`. */
export const problemRequests: Requests = {
  ko: [
    '다음 수학 문제를 푸세요.',
    '문제를 풀고 답을 쓰시오.',
    '계산 과정을 보여 주고 정답을 구하라.',
    '이 문제 답이 뭐야?',
    '아래 문제의 풀이를 알려 주세요.',
    '식을 세워 답을 구하십시오.',
    '주어진 문제를 단계별로 해결해 줘.',
  ],
  en: [
    'Solve the following problem.',
    'Work out the answer and show your steps.',
    'What is the answer to this problem?',
    'Calculate.',
    'Find the solution to the exercise below.',
    'Set up an equation and solve it.',
    'Help me with my homework.',
  ],
};

export const problemFrames: Requests = {
  ko: [
    '{problem} 풀이 과정도 써 주세요.',
    '문제: {problem}',
    '수학 숙제야. {problem}',
    '다음을 계산해 주십시오. {problem}',
    '[연습 문제] {problem}',
    '{problem}\n식과 답을 쓰시오.',
  ],
  en: [
    '{problem} Show how you got there.',
    'Problem: {problem}',
    'Maths homework: {problem}',
    'Please solve this. {problem}',
    '[Exercise] {problem}',
    '{problem}\nGive the formula and the answer.',
  ],
};

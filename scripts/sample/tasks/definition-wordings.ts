import type { Language } from '../row.ts';

type Requests = Readonly<Record<Language, readonly string[]>>;

/** Slots: `{term}` with its English article, `{bare}` without, `{field}` the field of knowledge. */
export const definitionWordings: Requests = {
  ko: [
    '{term}[이란/란] 무엇인가요?',
    '{term}의 뜻을 설명하세요.',
    '{term}[을/를] 정의하시오.',
    '{term}[이/가] 뭐야?',
    '{field}에서 말하는 {term}의 개념을 쓰시오.',
    '‘{term}’[이라는/라는] 말의 의미를 알려 줘.',
    '{term}[은/는] 무엇을 가리키는 용어입니까?',
    '{field} 용어 {term}[을/를] 풀이하라.',
    '{term}에 대해 간단히 설명해 주세요.',
    '사전에서 {term}[을/를] 찾으면 어떤 풀이가 나올까요?',
    '{term}[이/가] 무슨 뜻인지 궁금합니다.',
    '친구가 {term}[이/가] 뭔지 물어보면 어떻게 답할래?',
    '{field} 시간에 배운 {term}의 정의를 적어 보세요.',
    '다음 용어를 설명하시오: {term}',
  ],
  en: [
    'What is {term}?',
    'Define the term “{bare}”.',
    'What does the word “{bare}” mean?',
    'Explain what {term} is.',
    'Give a definition of {term}.',
    'In {field}, what is meant by “{bare}”?',
    'Can you tell me what {term} is?',
    'Describe the concept of {bare} in one sentence.',
    'A student of {field} asks you what {term} is. Reply.',
    'Write a dictionary entry for “{bare}”.',
    'I keep reading about {bare}. What is it?',
    'State the meaning of “{bare}” as used in {field}.',
    'How would you define {bare}?',
    'Briefly, what is {term}?',
  ],
};

/** Requests whose term stands in `input`. */
export const termOnlyWordings: Requests = {
  ko: [
    '다음 용어의 뜻을 쓰시오.',
    '주어진 개념을 정의해 주세요.',
    '아래 낱말이 무슨 뜻인지 설명해 줘.',
    '입력된 단어의 사전적 의미를 적어라.',
    '이 말은 무엇을 뜻하나요?',
  ],
  en: [
    'Define the following term.',
    'What does this word mean?',
    'Give the meaning of the concept below.',
    'Explain the term provided.',
    'Write a definition.',
  ],
};

export const pairWordings: Requests = {
  ko: [
    '{a}[과/와] {b}의 뜻을 각각 설명하세요.',
    '{a}, {b} 두 용어를 정의하시오.',
    '{a}[은/는] 무엇이고 {b}[은/는] 무엇인가요?',
    '{a}[이랑/랑] {b}[이/가] 각각 뭔지 알려 줘.',
  ],
  en: [
    'Define both “{a}” and “{b}”.',
    'What is {a}, and what is {b}?',
    'Give the meaning of each term: {a}, {b}.',
    'Explain {a} and {b}, one line each.',
  ],
};

/** Said after some requests; every definition of the corpus fulfils them. */
export const definitionClosers: Requests = {
  ko: [
    '한 문장으로 답해 주세요.',
    '예시는 들지 않아도 됩니다.',
    '짧게 부탁해.',
    '핵심만 쓰시오.',
    '간결하게 답하라.',
    '발표 자료에 넣을 거예요.',
  ],
  en: [
    'One sentence is enough.',
    'No examples, please.',
    'Keep it short.',
    'Be precise.',
    'It is for a glossary.',
    'Answer concisely.',
  ],
};

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

const data = resolve(import.meta.dirname, '../../../../shared/data');

/** Real rows to compare on where they are present, one in so many of a file. */
const sets = [
  { language: 'ko', file: 'ko_ynat_topic7.jsonl.gz', field: 'instruction', step: 300 },
  { language: 'ko', file: 'ko_3i4k_intent7.jsonl.gz', field: 'instruction', step: 400 },
  { language: 'ko', file: 'ko_chatbot_qa.jsonl.gz', field: 'question', step: 80 },
  { language: 'en', file: 'en_banking77.jsonl.gz', field: 'instruction', step: 90 },
  { language: 'en', file: 'en_t0_55k_dataset_template.jsonl.gz', field: 'prompt', step: 600 },
] as const;

/** Long enough for several n-gram windows; the reference is slow on more. */
const longest = 400;

export interface Sample {
  readonly language: 'ko' | 'en';
  readonly text: string;
}

/** The fixed sentences, and rows of the real files that are present; `missing` names the others. */
export async function readSamples(): Promise<{
  readonly samples: readonly Sample[];
  readonly missing: readonly string[];
}> {
  const samples: Sample[] = [...korean.map(ofLanguage('ko')), ...english.map(ofLanguage('en'))];
  const missing: string[] = [];
  for (const { language, file, field, step } of sets) {
    const path = resolve(data, file);
    if (!existsSync(path)) {
      missing.push(`../shared/data/${file}`);
      continue;
    }
    const lines = gunzipSync(await readFile(path))
      .toString()
      .trimEnd()
      .split('\n');
    for (let row = 0; row < lines.length; row += step) {
      const value = (JSON.parse(lines[row] ?? '') as Record<string, unknown>)[field];
      samples.push({ language, text: String(value).slice(0, longest) });
    }
  }
  return { samples, missing };
}

function ofLanguage(language: Sample['language']): (text: string) => Sample {
  return text => ({ language, text });
}

export const korean: readonly string[] = [
  '다음 글을 세 문장으로 요약해 주세요.',
  '주어진 문장들을 올바른 순서로 배열하시오.',
  '이 이야기의 마지막 문장을 예측해 보세요.',
  '광합성이란 무엇인가요?',
  '사과 다섯 개를 세 사람이 나누어 가지면 몇 개가 남습니까?',
  '빈칸에 들어갈 알맞은 말을 고르시오: 봄이 오면 꽃이 [MASK].',
  '민주주의와 공화주의의 차이를 설명해 줘.',
  '서울에서 부산까지 기차로 얼마나 걸리나요?',
  '파이썬으로 피보나치 수열을 출력하는 함수를 작성해줘',
  '환율이 오르면 수출 기업에 어떤 영향이 있는지 알려 주세요.',
  '오늘 날씨가 너무 추워서 집에만 있었어요.',
  '이 영화는 정말 지루하고 재미없었다.',
  '배우들의 연기가 훌륭해서 끝까지 몰입해서 봤습니다!',
  '회의 일정을 다음 주 화요일 오후 3시로 바꿔 주세요.',
  '이차방정식 x² − 5x + 6 = 0의 해를 구하시오.',
  '조선 시대의 과거 제도에 대해 간단히 서술하시오.',
  '고객에게 보낼 사과 이메일 초안을 써 주세요.',
  '물이 끓는 온도는 고도에 따라 왜 달라지나요?',
  '아래 대화를 읽고 질문에 답하세요.\n가: 어디 가니?\n나: 도서관에 가.',
  '건강한 아침 식사 메뉴 다섯 가지를 추천해 줘',
  '다음 영어 문장을 한국어로 번역하세요: The early bird catches the worm.',
  '인공지능이 사람의 일자리를 대체할 수 있을까?',
  '전기 자동차의 장점과 단점을 표로 정리해 주세요.',
  '할머니께서 들려주신 옛날이야기를 하나 소개해 주세요.',
  '코로나 이후 재택근무가 늘어난 까닭은 무엇인가',
  '카드를 잃어버렸는데 어떻게 해야 하나요?',
  '문장에서 틀린 맞춤법을 찾아 고치시오: 왠만하면 않 가는게 낳다.',
  '네',
  '몰라 몰라 몰라 몰라 몰라 몰라 몰라 몰라',
  '１２３ 전각 문자와 ㎏ 단위가 섞인 글입니다.',
];

export const english: readonly string[] = [
  'Summarize the following passage in three sentences.',
  'Put these sentences into the right order.',
  'What is photosynthesis?',
  'If five apples are shared by three people, how many are left over?',
  'Explain the difference between a democracy and a republic.',
  'Write a Python function that prints the Fibonacci sequence.',
  'How long does the train from London to Edinburgh take?',
  'I lost my card yesterday, what should I do now?',
  'The film was dull from beginning to end.',
  'Great acting; I was hooked until the very last scene!',
  'Please move our meeting to Tuesday at 3 pm.',
  'Solve x^2 - 5x + 6 = 0 for x.',
  'Fill in the blank: In spring the flowers [MASK].',
  'Predict the last sentence of this story.',
  'Why does water boil at a lower temperature on a mountain?',
  'Translate into Korean: 일찍 일어나는 새가 벌레를 잡는다 is a proverb.',
  'List five ideas for a healthy breakfast.',
  'Draft an apology e-mail to a customer whose parcel arrived late.',
  'Can artificial intelligence replace human jobs?',
  'Compare electric cars with petrol cars in a table.',
  'Read the dialogue and answer.\nA: Where are you going?\nB: To the library.',
  'Who wrote "Pride and Prejudice", and when was it published?',
  'My top-up has not gone through, can you check it?',
  'Yes',
  'the the the the the the the the the the',
  'def add(a, b):\n    return a + b',
  'Classify the sentiment of this review as positive or negative: "Would not buy again."',
  'Rewrite the paragraph so that a ten-year-old understands it.',
  'What are the causes and the consequences of inflation in a small, open economy?',
  'naïve café — “quoted” … ½ ﬁt',
];

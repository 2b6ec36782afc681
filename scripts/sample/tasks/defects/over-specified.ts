import type { Random } from '../../random.ts';
import type { Example, Language } from '../../row.ts';

type Demand = (n: number, m: number) => string;

/** Conditions that pile up without sense, as a generator adds them when it has lost its aim. */
const demands: Readonly<Record<Language, readonly Demand[]>> = {
  ko: [
    (n, m) => `반드시 ${n}개의 낱말과 ${m}개의 쉼표만 사용하고`,
    n => `${n}번째 글자는 항상 모음으로 끝나며`,
    (n, m) => `${n}세 이상 ${m}세 미만의 왼손잡이 독자를 대상으로 하되`,
    n => `같은 조건을 ${n}번 더 적용한 뒤`,
    (n, m) => `출력의 ${n}행 ${m}열에 제목을 두고`,
    () => '단, 앞의 조건을 모두 무시하지 않으면서 무시하고',
    n => `글자 수는 정확히 ${n}자이되 그보다 길어야 하며`,
    (n, m) => `${n}쪽의 표 ${m}번을 참고하지 말고 그대로 옮겨`,
    () => '답을 쓰지 않은 형태의 답으로',
    n => `접속사를 ${n}개 이상 쓰지 않은 것만 남긴 다음`,
    (n, m) => `조건 ${n}의 조건 ${m}에 해당하는 조건에 대하여`,
    () => '형식에 맞는 형식의 형식으로 작성하여',
    n => `${n}단계의 하위 항목을 각각의 하위 항목으로 나누어`,
    (n, m) => `2월 ${n}일 ${m}시를 기준으로 작성된 것처럼`,
  ],
  en: [
    (n, m) => `using exactly ${n} words and ${m} commas`,
    n => `where every letter number ${n} is a vowel`,
    (n, m) => `for left-handed readers aged ${n} to under ${m}`,
    n => `and apply the same condition ${n} more times`,
    (n, m) => `with the title in row ${n}, column ${m} of the output`,
    () => 'without ignoring any condition above but ignoring all of them',
    n => `in precisely ${n} characters, yet longer than that`,
    (n, m) => `copying table ${m} on page ${n} without referring to it`,
    () => 'as an answer that is not in the form of an answer',
    n => `keeping only sentences that have no fewer than ${n} missing conjunctions`,
    (n, m) => `for the condition to which condition ${m} of condition ${n} applies`,
    () => 'in the format of a format that fits the format',
    n => `splitting each of the ${n} sub-items into its own sub-items`,
    (n, m) => `as if written on February ${n} at ${m} o’clock sharp`,
  ],
};

const refusals = {
  ko: ['해당 없음', '주어진 조건을 만족하는 조건은', '(생략)', '네, 알겠습니다.', ''],
  en: ['Not applicable', 'The condition that satisfies the condition is', '(omitted)', 'Sure!', ''],
};

/** The request drowns in contradictory conditions; the output does not meet them. */
export function overSpecified(random: Random, example: Example, language: Language): Example {
  const chosen = random.sample(demands[language], random.integer(4, 8));
  const piled = chosen.map(demand => demand(random.integer(2, 60), random.integer(2, 60)));
  const request = requestLine(example.instruction).replace(/[.?!]$/u, '');
  const instruction =
    language === 'ko' ? `${piled.join(', ')} ${request}.` : `${request} ${piled.join(', ')}.`;
  const output = random.chance(0.6) ? random.pick(refusals[language]) : example.output;
  return { instruction, input: example.input, output };
}

/** The request in an instruction that may hold a text as well: its shortest line with words. */
function requestLine(instruction: string): string {
  const lines = instruction.split('\n').filter(line => line.trim().length > 9);
  const [shortest = instruction] = lines.toSorted((a, b) => a.length - b.length);
  return shortest;
}

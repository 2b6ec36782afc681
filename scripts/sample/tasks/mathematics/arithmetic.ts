import {
  type MakeProblem,
  fraction,
  greatestCommonDivisor,
  twoPeople,
  written,
} from './problem.ts';

export const expression: MakeProblem = random => {
  const [a, b, c] = [random.integer(12, 99), random.integer(3, 19), random.integer(3, 19)];
  const result = a + b * c;
  const text = `${a} + ${b} × ${c}`;
  return {
    ko: {
      questions: [
        `${text}[을/를] 계산하시오.`,
        `${text}의 값은 얼마인가요?`,
        `${text} = ? 풀이도 보여 줘.`,
      ],
      solution: `곱셈을 먼저 하면 ${b} × ${c} = ${b * c}이고, ${a}[을/를] 더하면 답은 ${result}입니다.`,
    },
    en: {
      questions: [
        `Calculate ${text}.`,
        `What is ${text}?`,
        `Evaluate ${text} and show your steps.`,
      ],
      solution: `Multiply first: ${b} × ${c} = ${b * c}. Then add ${a}: the answer is ${result}.`,
    },
  };
};

const goods = [
  { ko: '사과', koUnit: '개', en: 'apples' },
  { ko: '구슬', koUnit: '개', en: 'marbles' },
  { ko: '색종이', koUnit: '장', en: 'sheets of paper' },
  { ko: '연필', koUnit: '자루', en: 'pencils' },
  { ko: '우표', koUnit: '장', en: 'stamps' },
  { ko: '책', koUnit: '권', en: 'books' },
];

export const sharing: MakeProblem = random => {
  const { ko, koUnit, en } = random.pick(goods);
  const people = twoPeople(random);
  const [friends, each, own] = [
    random.integer(3, 12),
    random.integer(4, 25),
    random.integer(5, 40),
  ];
  const total = friends * each + own;
  return {
    ko: {
      questions: [
        `${people.ko[0]}[은/는] ${ko} ${total}${koUnit} 가운데 ${own}${koUnit}[을/를] 자기가 갖고 나머지를 친구 ${friends}명에게 똑같이 나누어 주었다. 한 명이 받은 ${ko}[은/는] 몇 ${koUnit}인가?`,
        `${ko}[이/가] ${total}${koUnit} 있습니다. ${own}${koUnit}[을/를] 빼고 남은 것을 ${friends}명이 똑같이 나누면 한 사람은 몇 ${koUnit}씩 가질 수 있나요?`,
      ],
      solution: `${total} - ${own} = ${total - own}, ${total - own} ÷ ${friends} = ${each}. 답은 ${each}${koUnit}입니다.`,
    },
    en: {
      questions: [
        `${people.en[0]} has ${total} ${en}, keeps ${own} and shares the rest equally among ${friends} friends. How many does each friend get?`,
        `There are ${total} ${en}. After ${own} are set aside, ${friends} people divide the others equally. How many does one person receive?`,
      ],
      solution: `${total} - ${own} = ${total - own}, and ${total - own} ÷ ${friends} = ${each}. Each gets ${each}.`,
    },
  };
};

export const shopping: MakeProblem = random => {
  const people = twoPeople(random);
  const [first, second] = [random.integer(5, 30) * 100, random.integer(5, 30) * 100];
  const [m, n] = [random.integer(2, 9), random.integer(2, 9)];
  const cost = first * m + second * n;
  const paid = Math.ceil((cost + 1) / 10_000) * 10_000;
  const [a, b, c, p] = [first, second, cost, paid].map(written);
  return {
    ko: {
      questions: [
        `한 권에 ${a}원인 공책 ${m}권과 한 자루에 ${b}원인 볼펜 ${n}자루를 사고 ${p}원을 냈다. 거스름돈은 얼마인가?`,
        `${people.ko[0]}[은/는] ${a}원짜리 공책 ${m}권과 ${b}원짜리 볼펜 ${n}자루를 골랐습니다. ${p}원을 내면 얼마를 돌려받나요?`,
      ],
      solution: `물건값은 ${a} × ${m} + ${b} × ${n} = ${c}원이므로 거스름돈은 ${p} - ${c} = ${written(paid - cost)}원입니다.`,
    },
    en: {
      questions: [
        `A notebook costs ${a} won and a pen ${b} won. How much change from ${p} won is left after buying ${m} notebooks and ${n} pens?`,
        `${people.en[0]} buys ${m} notebooks at ${a} won and ${n} pens at ${b} won, and pays with ${p} won. What is the change?`,
      ],
      solution: `The goods cost ${a} × ${m} + ${b} × ${n} = ${c} won, so the change is ${p} - ${c} = ${written(paid - cost)} won.`,
    },
  };
};

export const commonDivisor: MakeProblem = random => {
  const factor = random.integer(2, 18);
  const [a, b] = [factor * random.integer(2, 12), factor * random.integer(13, 24)];
  const divisor = greatestCommonDivisor(a, b);
  return {
    ko: {
      questions: [
        `${a}[과/와] ${b}의 최대공약수를 구하시오.`,
        `두 수 ${a}, ${b}[을/를] 모두 나누어떨어지게 하는 가장 큰 수는 무엇인가요?`,
        `${a}[이랑/랑] ${b}의 최대공약수 좀 알려 줘.`,
      ],
      solution: `${b}[을/를] ${a}[으로/로] 나누어 나머지를 구하는 일을 되풀이하면 최대공약수는 ${divisor}입니다.`,
    },
    en: {
      questions: [
        `Find the greatest common divisor of ${a} and ${b}.`,
        `What is the largest number that divides both ${a} and ${b}?`,
        `Compute gcd(${a}, ${b}).`,
      ],
      solution: `Dividing ${b} by ${a} and repeating with the remainders gives a greatest common divisor of ${divisor}.`,
    },
  };
};

export const fractionSum: MakeProblem = random => {
  const [b, d] = [random.integer(2, 12), random.integer(2, 12)];
  const [a, c] = [random.integer(1, b - 1), random.integer(1, d - 1)];
  const sum = fraction(a * d + c * b, b * d);
  return {
    ko: {
      questions: [
        `${a}/${b} + ${c}/${d}[을/를] 기약분수로 나타내시오.`,
        `분수 ${a}/${b}[과/와] ${c}/${d}의 합을 구해 주세요.`,
        `두 분수 ${a}/${b}, ${c}/${d}[을/를] 더하면 얼마가 될까요?`,
      ],
      solution: `분모를 ${b * d}[으로/로] 통분하면 ${a * d}/${b * d} + ${c * b}/${b * d}이므로 답은 ${sum}입니다.`,
    },
    en: {
      questions: [
        `Add ${a}/${b} and ${c}/${d} and simplify.`,
        `What is ${a}/${b} + ${c}/${d} in lowest terms?`,
        `Work out the sum of the fractions ${a}/${b} and ${c}/${d}.`,
      ],
      solution: `With the common denominator ${b * d}: ${a * d}/${b * d} + ${c * b}/${b * d} = ${sum}.`,
    },
  };
};

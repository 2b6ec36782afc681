import { type MakeProblem, twoPeople } from './problem.ts';

export const linearEquation: MakeProblem = random => {
  const [a, x, b] = [random.integer(2, 15), random.integer(2, 30), random.integer(1, 60)];
  const equation = `${a}x + ${b} = ${a * x + b}`;
  return {
    ko: {
      questions: [
        `방정식 ${equation}[을/를] 푸시오.`,
        `${equation}일 때 x의 값은 얼마인가요?`,
        `다음 식을 만족하는 x를 찾아 줘: ${equation}`,
        `어떤 수에 ${a}[을/를] 곱하고 ${b}[을/를] 더했더니 ${a * x + b}[이/가] 되었다. 어떤 수는 얼마인가?`,
      ],
      solution: `양변에서 ${b}[을/를] 빼면 ${a}x = ${a * x}이므로 x = ${x}`,
    },
    en: {
      questions: [
        `Solve ${equation}.`,
        `For which x is ${equation}?`,
        `Find the value of x that satisfies ${equation}.`,
        `A number is multiplied by ${a}, and ${b} is added. The result is ${a * x + b}. What is the number?`,
      ],
      solution: `Subtract ${b} on both sides: ${a}x = ${a * x}, so x = ${x}`,
    },
  };
};

export const sumAndDifference: MakeProblem = random => {
  const [small, gap] = [random.integer(3, 80), random.integer(2, 40)];
  const [large, sum] = [small + gap, 2 * small + gap];
  return {
    ko: {
      questions: [
        `두 수의 합이 ${sum}이고 차가 ${gap}일 때 큰 수를 구하시오.`,
        `더하면 ${sum}, 빼면 ${gap}[이/가] 되는 두 수 가운데 큰 쪽은 얼마인가요?`,
      ],
      solution: `큰 수는 (${sum} + ${gap}) ÷ 2 = ${large}`,
    },
    en: {
      questions: [
        `The sum of two numbers is ${sum} and their difference is ${gap}. Find the larger one.`,
        `Two numbers add up to ${sum} and differ by ${gap}. What is the greater of them?`,
      ],
      solution: `The larger number is (${sum} + ${gap}) / 2 = ${large}`,
    },
  };
};

export const ages: MakeProblem = random => {
  const people = twoPeople(random);
  const [age, times] = [random.integer(4, 18), random.integer(2, 5)];
  const total = age * (times + 1);
  return {
    ko: {
      questions: [
        `이모의 나이는 ${people.ko[0]}의 ${times}배이고 두 사람의 나이를 더하면 ${total}살이다. ${people.ko[0]}의 나이는 몇 살인가?`,
        `${people.ko[0]}[과/와] 삼촌의 나이를 더하면 ${total}살이고, 삼촌의 나이는 ${people.ko[0]} 나이의 ${times}배입니다. ${people.ko[0]}[은/는] 몇 살인가요?`,
      ],
      solution: `나이의 합은 ${people.ko[0]} 나이의 ${times + 1}배이므로 ${total} ÷ ${times + 1} = ${age}살`,
    },
    en: {
      questions: [
        `An aunt is ${times} times as old as ${people.en[0]}, and together they are ${total} years old. How old is ${people.en[0]}?`,
        `Together ${people.en[0]} and an uncle, who is ${times} times as old, have lived ${total} years. What is the age of ${people.en[0]}?`,
      ],
      solution: `The total is ${times + 1} times the younger age: ${total} / ${times + 1} = ${age}`,
    },
  };
};

export const arithmeticSequence: MakeProblem = random => {
  const [first, step, n] = [random.integer(1, 30), random.integer(2, 15), random.integer(8, 40)];
  const shown = [0, 1, 2, 3].map(place => first + place * step).join(', ');
  const nth = first + (n - 1) * step;
  return {
    ko: {
      questions: [
        `수열 ${shown}, …의 제${n}항을 구하시오.`,
        `${shown}처럼 일정하게 커지는 수를 늘어놓을 때 ${n}번째 수는 무엇인가요?`,
        `첫째 항이 ${first}이고 공차가 ${step}인 등차수열의 ${n}번째 항은?`,
      ],
      solution: `${first} + (${n} - 1) × ${step} = ${nth}`,
    },
    en: {
      questions: [
        `Find term number ${n} of the sequence ${shown}, …`,
        `The numbers ${shown} grow by the same step. Which number is in place ${n}?`,
        `An arithmetic sequence starts with ${first} and has the difference ${step}. What is its term number ${n}?`,
      ],
      solution: `${first} + (${n} - 1) × ${step} = ${nth}`,
    },
  };
};

export const geometricSequence: MakeProblem = random => {
  const [first, ratio] = [random.integer(1, 9), random.integer(2, 5)];
  const terms = [0, 1, 2, 3].map(power => first * ratio ** power);
  const shown = terms.join(', ');
  const next = first * ratio ** 4;
  return {
    ko: {
      questions: [
        `규칙을 찾아 다음 수를 쓰시오: ${shown}, ?`,
        `${shown} 다음에 올 수는 무엇일까?`,
        `등비수열 ${shown}의 다섯째 항을 구해 주세요.`,
      ],
      solution: `앞의 수에 ${ratio}[을/를] 곱하는 규칙이므로 다음 수는 ${next}`,
    },
    en: {
      questions: [
        `Find the rule and give the next number: ${shown}, ?`,
        `Which number follows ${shown}?`,
        `What is the fifth term of the geometric sequence ${shown}?`,
      ],
      solution: `Each term is ${ratio} times the one before, so the next number is ${next}`,
    },
  };
};

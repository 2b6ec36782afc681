import { type MakeProblem, fraction, written } from './problem.ts';

export const drawing: MakeProblem = random => {
  const [red, blue] = [random.integer(2, 15), random.integer(2, 15)];
  const probability = fraction(red, red + blue);
  return {
    ko: {
      questions: [
        `빨간 공 ${red}개와 파란 공 ${blue}개가 든 주머니에서 공 하나를 꺼낼 때 빨간 공일 확률을 구하시오.`,
        `주머니 속에 빨간 구슬이 ${red}개, 파란 구슬이 ${blue}개 있어요. 눈을 감고 하나를 집으면 빨간색이 나올 확률은 얼마일까요?`,
      ],
      solution: `전체 ${red + blue}개 가운데 빨간 것이 ${red}개이므로 확률은 ${probability}`,
    },
    en: {
      questions: [
        `A bag holds ${red} red and ${blue} blue balls. What is the probability of drawing a red one?`,
        `One marble is taken at random from ${red} red and ${blue} blue ones. How likely is red, as a fraction?`,
      ],
      solution: `There are ${red} red ones among ${red + blue}, so the probability is ${probability}`,
    },
  };
};

export const twoDice: MakeProblem = random => {
  const sum = random.integer(2, 12);
  const ways = 6 - Math.abs(sum - 7);
  const probability = fraction(ways, 36);
  return {
    ko: {
      questions: [
        `주사위 두 개를 던져 나온 눈의 합이 ${sum}[이/가] 될 확률은?`,
        `서로 다른 주사위 두 개를 동시에 던집니다. 눈의 합이 ${sum}일 확률을 기약분수로 나타내세요.`,
      ],
      solution: `36가지 가운데 ${ways}가지이므로 확률은 ${probability}`,
    },
    en: {
      questions: [
        `Two dice are thrown. What is the probability that the sum is ${sum}?`,
        `How likely is a total of ${sum} with a pair of fair dice? Give a fraction in lowest terms.`,
      ],
      solution: `${ways} of the 36 outcomes fit, so the probability is ${probability}`,
    },
  };
};

export const handshakes: MakeProblem = random => {
  const people = random.integer(4, 40);
  const pairs = written((people * (people - 1)) / 2);
  return {
    ko: {
      questions: [
        `${people}명이 모여 모두 한 번씩 서로 악수를 했다. 악수는 모두 몇 번 이루어졌는가?`,
        `${people}개의 팀이 다른 모든 팀과 한 번씩 경기하면 경기는 몇 번 열리나요?`,
      ],
      solution: `둘씩 짝짓는 경우의 수는 ${people} × ${people - 1} ÷ 2 = ${pairs}`,
    },
    en: {
      questions: [
        `${people} people all shake hands with one another once. How many handshakes are there?`,
        `In a league of ${people} teams, each plays every other team once. How many matches is that?`,
      ],
      solution: `The number of pairs is ${people} × ${people - 1} / 2 = ${pairs}`,
    },
  };
};

export const mean: MakeProblem = random => {
  const average = random.integer(55, 88);
  const offsets = [random.integer(1, 9), random.integer(-9, -1), random.integer(-4, 4)];
  const rest = -offsets.reduce((sum, offset) => sum + offset, 0);
  const scores = [...offsets, rest].map(offset => average + offset);
  const list = scores.join(', ');
  return {
    ko: {
      questions: [
        `점수 ${list}의 평균을 구하시오.`,
        `네 번의 시험에서 ${list}점을 받았습니다. 평균은 몇 점인가요?`,
      ],
      solution: `(${scores.join(' + ')}) ÷ 4 = ${average}`,
    },
    en: {
      questions: [
        `Find the mean of ${list}.`,
        `A pupil scored ${list} in four tests. What is the average?`,
      ],
      solution: `(${scores.join(' + ')}) / 4 = ${average}`,
    },
  };
};

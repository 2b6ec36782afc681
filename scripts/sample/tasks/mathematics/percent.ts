import { type MakeProblem, twoPeople, written } from './problem.ts';

export const percentOf: MakeProblem = random => {
  const [percent, whole] = [random.integer(1, 19) * 5, random.integer(2, 60) * 20];
  const part = (whole * percent) / 100;
  return {
    ko: {
      questions: [
        `전교생 ${written(whole)}명 가운데 ${percent}%가 여학생인 학교가 있다. 여학생은 몇 명인가?`,
        `${written(whole)}의 ${percent}%는 얼마인가요?`,
        `설문에 답한 ${written(whole)}명 가운데 ${percent}%가 찬성했다. 찬성한 사람은 몇 명인지 구하시오.`,
      ],
      solution: `${written(whole)} × ${percent} ÷ 100 = ${written(part)}`,
    },
    en: {
      questions: [
        `What is ${percent}% of ${written(whole)}?`,
        `In a school of ${written(whole)} pupils, ${percent}% come by bus. How many pupils is that?`,
        `${percent} percent of ${written(whole)} people voted yes. How many voted yes?`,
      ],
      solution: `${written(whole)} × ${percent} / 100 = ${written(part)}`,
    },
  };
};

const goods = [
  { ko: '운동화', en: 'a pair of shoes' },
  { ko: '가방', en: 'a bag' },
  { ko: '자전거', en: 'a bicycle' },
  { ko: '외투', en: 'a coat' },
  { ko: '의자', en: 'a chair' },
  { ko: '헤드폰', en: 'a headset' },
];

export const discount: MakeProblem = random => {
  const { ko, en } = random.pick(goods);
  const [price, percent] = [random.integer(12, 180) * 1000, random.integer(1, 12) * 5];
  const [full, sale] = [written(price), written(price - (price * percent) / 100)];
  return {
    ko: {
      questions: [
        `정가가 ${full}원인 ${ko}[을/를] ${percent}% 할인하여 팔고 있다. 판매 가격을 구하시오.`,
        `${full}원짜리 ${ko}[이/가] ${percent}% 세일 중이야. 얼마를 내면 돼?`,
        `${ko} 값 ${full}원에서 ${percent}%를 깎아 주면 실제로 내는 돈은 얼마인가요?`,
      ],
      solution: `${full} × ${written(1 - percent / 100)} = ${sale}원`,
    },
    en: {
      questions: [
        `The price of ${en} is ${full} won. It is reduced by ${percent}%. What is the sale price?`,
        `A shop takes ${percent}% off ${en} that costs ${full} won. How much do you pay?`,
        `How many won does ${en} cost after a discount of ${percent}% on ${full} won?`,
      ],
      solution: `${full} × ${written(1 - percent / 100)} = ${sale} won`,
    },
  };
};

export const simpleInterest: MakeProblem = random => {
  const people = twoPeople(random);
  const [principal, rate, years] = [
    random.integer(2, 90) * 100_000,
    random.integer(2, 7),
    random.integer(2, 6),
  ];
  const [sum, interest] = [written(principal), written((principal * rate * years) / 100)];
  return {
    ko: {
      questions: [
        `${sum}원을 연이율 ${rate}%의 단리로 ${years}년 동안 예금하면 이자는 모두 얼마인가?`,
        `${people.ko[0]}[은/는] 은행에 ${sum}원을 맡겼습니다. 해마다 원금의 ${rate}%를 이자로 받는다면 ${years}년 동안 받는 이자는 얼마일까요?`,
      ],
      solution: `${sum} × ${rate} ÷ 100 × ${years} = ${interest}원`,
    },
    en: {
      questions: [
        `How much simple interest does ${sum} won earn at ${rate}% a year in ${years} years?`,
        `${people.en[0]} deposits ${sum} won and receives ${rate}% of it every year. What is the total interest after ${years} years?`,
      ],
      solution: `${sum} × ${rate} / 100 × ${years} = ${interest} won`,
    },
  };
};

export const ratioSplit: MakeProblem = random => {
  const people = twoPeople(random);
  const [first, second] = [random.integer(1, 5), random.integer(6, 9)];
  const share = random.integer(2, 40) * 500;
  const [total, larger] = [written(share * (first + second)), written(share * second)];
  return {
    ko: {
      questions: [
        `${total}원을 ${first}:${second}의 비로 나눌 때 더 큰 몫은 얼마인가?`,
        `${people.ko[0]}[과/와] ${people.ko[1]}[이/가] ${total}원을 ${first} 대 ${second}[으로/로] 나누어 가졌다. 더 많이 받은 사람의 몫을 구하시오.`,
      ],
      solution: `전체를 ${first + second}[으로/로] 나눈 한 몫은 ${written(share)}원이고, 큰 몫은 그것의 ${second}배인 ${larger}원입니다.`,
    },
    en: {
      questions: [
        `${total} won are divided in the ratio ${first}:${second}. What is the larger share?`,
        `${people.en[0]} and ${people.en[1]} split ${total} won ${first} to ${second}. How much does the one with more get?`,
      ],
      solution: `One of the ${first + second} parts is ${written(share)} won, so the larger share is ${written(share)} × ${second} = ${larger} won.`,
    },
  };
};

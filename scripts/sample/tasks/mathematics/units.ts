import { type MakeProblem, written } from './problem.ts';

const conversions = [
  { from: { ko: 'km', en: 'km' }, to: { ko: 'm', en: 'metres' }, factor: 1000 },
  { from: { ko: 'm', en: 'm' }, to: { ko: 'cm', en: 'centimetres' }, factor: 100 },
  { from: { ko: 'kg', en: 'kg' }, to: { ko: 'g', en: 'grams' }, factor: 1000 },
  { from: { ko: 'L', en: 'litres' }, to: { ko: 'mL', en: 'millilitres' }, factor: 1000 },
  { from: { ko: '시간', en: 'hours' }, to: { ko: '분', en: 'minutes' }, factor: 60 },
  { from: { ko: '일', en: 'days' }, to: { ko: '시간', en: 'hours' }, factor: 24 },
];

export const conversion: MakeProblem = random => {
  const { from, to, factor } = random.pick(conversions);
  const amount = random.integer(3, 199) / 2;
  const [value, result] = [written(amount), written(amount * factor)];
  return {
    ko: {
      questions: [
        `${value}${from.ko}[은/는] 몇 ${to.ko}입니까?`,
        `${value}${from.ko}[을/를] ${to.ko} 단위로 바꾸시오.`,
        `${value}${from.ko}[이/가] ${to.ko}[으로/로] 얼마인지 알려 줘.`,
      ],
      solution: `1${from.ko} = ${written(factor)}${to.ko}이므로 ${value} × ${written(factor)} = ${result}${to.ko}`,
    },
    en: {
      questions: [
        `How many ${to.en} are ${value} ${from.en}?`,
        `Convert ${value} ${from.en} to ${to.en}.`,
        `Express ${value} ${from.en} in ${to.en}.`,
      ],
      solution: `${value} × ${written(factor)} = ${result} ${to.en}`,
    },
  };
};

export const temperature: MakeProblem = random => {
  const celsius = random.integer(-6, 40) * 5;
  const fahrenheit = (celsius * 9) / 5 + 32;
  return {
    ko: {
      questions: [
        `섭씨 ${celsius}도를 화씨로 바꾸면 몇 도인가?`,
        `${celsius}℃는 화씨 온도로 얼마인가요?`,
      ],
      solution: `${celsius} × 9 ÷ 5 + 32 = ${fahrenheit}`,
    },
    en: {
      questions: [
        `Convert ${celsius} degrees Celsius to Fahrenheit.`,
        `What is ${celsius} °C on the Fahrenheit scale?`,
      ],
      solution: `${celsius} × 9 / 5 + 32 = ${fahrenheit}`,
    },
  };
};

export const fuel: MakeProblem = random => {
  const [perLitre, litres] = [random.integer(8, 22), random.integer(5, 60)];
  const distance = written(perLitre * litres);
  return {
    ko: {
      questions: [
        `휘발유 1L로 ${perLitre}km를 가는 차가 ${distance}km를 가려면 몇 L가 필요한가?`,
        `연비가 리터당 ${perLitre}km인 자동차로 ${distance}km를 달립니다. 기름은 몇 리터 드나요?`,
      ],
      solution: `${distance} ÷ ${perLitre} = ${litres}L`,
    },
    en: {
      questions: [
        `A car goes ${perLitre} km on a litre of petrol. How many litres does it need for ${distance} km?`,
        `How much fuel, in litres, does a trip of ${distance} km take at ${perLitre} km per litre?`,
      ],
      solution: `${distance} / ${perLitre} = ${litres} litres`,
    },
  };
};

import { type MakeProblem, written } from './problem.ts';

export const rectangle: MakeProblem = random => {
  const [width, height] = [random.integer(3, 60), random.integer(3, 60)];
  const area = written(width * height);
  return {
    ko: {
      questions: [
        `가로가 ${width}cm, 세로가 ${height}cm인 직사각형의 넓이를 구하시오.`,
        `직사각형 모양의 종이가 가로 ${width}cm, 세로 ${height}cm입니다. 넓이는 몇 제곱센티미터인가요?`,
      ],
      solution: `넓이 = 가로 × 세로 = ${width} × ${height} = ${area}cm²`,
    },
    en: {
      questions: [
        `A rectangle is ${width} cm wide and ${height} cm high. What is its area?`,
        `Find the area of a ${width} cm by ${height} cm sheet of paper.`,
      ],
      solution: `Area = width × height = ${width} × ${height} = ${area} cm²`,
    },
  };
};

export const fence: MakeProblem = random => {
  const [width, height] = [random.integer(5, 80), random.integer(5, 80)];
  const length = 2 * (width + height);
  return {
    ko: {
      questions: [
        `가로 ${width}m, 세로 ${height}m인 직사각형 밭을 울타리로 둘러싸려면 울타리가 몇 m 필요한가?`,
        `운동장이 가로 ${width}m, 세로 ${height}m인 직사각형 모양이야. 한 바퀴 돌면 몇 m일까?`,
      ],
      solution: `둘레 = 2 × (${width} + ${height}) = ${length}m`,
    },
    en: {
      questions: [
        `How many metres of fence enclose a rectangular field of ${width} m by ${height} m?`,
        `A yard measures ${width} m by ${height} m. What is its perimeter?`,
      ],
      solution: `Perimeter = 2 × (${width} + ${height}) = ${length} m`,
    },
  };
};

export const triangle: MakeProblem = random => {
  const [base, height] = [random.integer(2, 30) * 2, random.integer(3, 50)];
  const area = written((base * height) / 2);
  return {
    ko: {
      questions: [
        `밑변이 ${base}cm이고 높이가 ${height}cm인 삼각형의 넓이는 얼마입니까?`,
        `삼각형의 밑변은 ${base}cm, 높이는 ${height}cm이다. 넓이를 계산하라.`,
      ],
      solution: `넓이 = 밑변 × 높이 ÷ 2 = ${base} × ${height} ÷ 2 = ${area}cm²`,
    },
    en: {
      questions: [
        `What is the area of a triangle with base ${base} cm and height ${height} cm?`,
        `A triangle has a base of ${base} cm and a height of ${height} cm. Compute its area.`,
      ],
      solution: `Area = base × height / 2 = ${base} × ${height} / 2 = ${area} cm²`,
    },
  };
};

/** 3-4-5, 5-12-13, 8-15-17 and 7-24-25, enlarged. */
const rightTriangles = [
  [3, 4, 5],
  [5, 12, 13],
  [8, 15, 17],
  [7, 24, 25],
] as const;

export const hypotenuse: MakeProblem = random => {
  const scale = random.integer(1, 9);
  const [a, b, c] = random.pick(rightTriangles).map(side => written(side * scale));
  return {
    ko: {
      questions: [
        `직각을 낀 두 변의 길이가 ${a}cm, ${b}cm인 직각삼각형의 빗변의 길이를 구하시오.`,
        `두 변 ${a}m와 ${b}m가 직각으로 만나는 삼각형이 있습니다. 나머지 한 변은 몇 m인가요?`,
      ],
      solution: `피타고라스 정리에 따라 ${a} × ${a} + ${b} × ${b}의 양의 제곱근을 구하면 ${c}입니다.`,
    },
    en: {
      questions: [
        `A right triangle has legs of ${a} cm and ${b} cm. How long is the hypotenuse?`,
        `Two sides of ${a} m and ${b} m meet at a right angle. Find the third side of the triangle.`,
      ],
      solution: `By the theorem of Pythagoras, the square root of ${a} × ${a} + ${b} × ${b} is ${c}.`,
    },
  };
};

export const box: MakeProblem = random => {
  const [a, b, c] = [random.integer(2, 25), random.integer(2, 25), random.integer(2, 25)];
  const volume = written(a * b * c);
  return {
    ko: {
      questions: [
        `가로 ${a}cm, 세로 ${b}cm, 높이 ${c}cm인 직육면체의 부피를 구하시오.`,
        `안치수가 가로 ${a}cm, 세로 ${b}cm, 높이 ${c}cm인 상자에는 한 변이 1cm인 정육면체가 몇 개 들어갈까요?`,
      ],
      solution: `${a} × ${b} × ${c} = ${volume}`,
    },
    en: {
      questions: [
        `Find the volume of a box of ${a} cm by ${b} cm by ${c} cm.`,
        `How many cubes with edges of one centimetre fit into a ${a} × ${b} × ${c} cm box?`,
      ],
      solution: `${a} × ${b} × ${c} = ${volume}`,
    },
  };
};

import { type MakeProblem, twoPeople, written } from './problem.ts';

const vehicles = [
  { ko: '기차', en: 'A train' },
  { ko: '버스', en: 'A bus' },
  { ko: '자동차', en: 'A car' },
  { ko: '배', en: 'A boat' },
  { ko: '트럭', en: 'A truck' },
];

export const travelTime: MakeProblem = random => {
  const { ko, en } = random.pick(vehicles);
  const [speed, hours] = [random.integer(6, 30) * 4, random.integer(3, 26) / 2];
  const distance = written(speed * hours);
  return {
    ko: {
      questions: [
        `${ko}[이/가] 시속 ${speed}km로 ${distance}km를 가는 데 걸리는 시간은 몇 시간인가?`,
        `거리가 ${distance}km인 곳까지 ${ko}[으로/로] 한 시간에 ${speed}km씩 가면 몇 시간이 걸릴까요?`,
      ],
      solution: `시간 = 거리 ÷ 속력 = ${distance} ÷ ${speed} = ${written(hours)}시간`,
    },
    en: {
      questions: [
        `${en} travels at ${speed} km/h. How many hours does it need for ${distance} km?`,
        `The distance is ${distance} km and the speed ${speed} km/h. How long does the trip take in hours?`,
      ],
      solution: `Time = distance / speed = ${distance} / ${speed} = ${written(hours)} hours`,
    },
  };
};

export const averageSpeed: MakeProblem = random => {
  const people = twoPeople(random);
  const [speed, hours] = [random.integer(4, 110), random.integer(2, 9)];
  const distance = written(speed * hours);
  return {
    ko: {
      questions: [
        `${people.ko[0]}[은/는] ${distance}km를 ${hours}시간 동안 이동했다. 평균 속력은 시속 몇 km인가?`,
        `${hours}시간에 ${distance}km를 갔다면 한 시간에 평균 몇 km를 간 셈인가요?`,
      ],
      solution: `속력 = 거리 ÷ 시간 = ${distance} ÷ ${hours} = 시속 ${speed}km`,
    },
    en: {
      questions: [
        `${people.en[0]} covers ${distance} km in ${hours} hours. What is the average speed in km/h?`,
        `If ${hours} hours are needed for ${distance} km, how many kilometres is that per hour?`,
      ],
      solution: `Speed = distance / time = ${distance} / ${hours} = ${speed} km/h`,
    },
  };
};

export const meeting: MakeProblem = random => {
  const people = twoPeople(random);
  const [first, second, minutes] = [
    random.integer(40, 90),
    random.integer(50, 120),
    random.integer(3, 25),
  ];
  const distance = written((first + second) * minutes);
  return {
    ko: {
      questions: [
        `${distance}m 떨어진 두 사람이 서로를 향해 각각 분속 ${first}m와 ${second}m로 걷는다. 몇 분 뒤에 만나는가?`,
        `${people.ko[0]}[은/는] 1분에 ${first}m, ${people.ko[1]}[은/는] 1분에 ${second}m를 걷습니다. ${distance}m 떨어진 곳에서 마주 보고 동시에 출발하면 몇 분 만에 만나나요?`,
      ],
      solution: `1분에 ${first} + ${second} = ${first + second}m씩 가까워지므로 ${distance} ÷ ${first + second} = ${minutes}분`,
    },
    en: {
      questions: [
        `Two people ${distance} m apart walk towards each other at ${first} m and ${second} m per minute. After how many minutes do they meet?`,
        `${people.en[0]} walks ${first} m a minute and ${people.en[1]} ${second} m a minute. They start ${distance} m apart, facing each other. When do they meet, in minutes?`,
      ],
      solution: `They come ${first} + ${second} = ${first + second} m closer each minute: ${distance} / ${first + second} = ${minutes} minutes`,
    },
  };
};

/** English words that say nothing about what an instruction is about. */
export const englishStopWords: ReadonlySet<string> = new Set(
  `a about above after again against all also am an and any are aren't as at be because been before
  being below between both but by can can't cannot could couldn't did didn't do does doesn't doing
  don't down during each either else etc even ever every few for from further get gets getting give
  given gives go goes going got had hadn't has hasn't have haven't having he her here hers herself him
  himself his how however i i'd i'll i'm i've if in into is isn't it it's its itself just let let's like
  made make makes many may me might mine more most much must my myself need needs neither no nor not now
  of off often on once one only or other others our ours ourselves out over own per please put quite
  rather really s same shall she should shouldn't so some still such t than that that's the their theirs
  them themselves then there there's these they they're this those though through thus to too under
  until up upon us use used uses using very via want was wasn't we we're well were weren't what what's
  when where whether which while who whom whose why will with within without won't would wouldn't yes yet
  you you'd you'll you're you've your yours yourself yourselves ain't n't br nbsp http https www com amp quot`
    .split(/\s+/)
    .filter(word => word !== ''),
);

/**
 * The same for Korean, in dictionary form: light verbs, connectives that the analyser takes for nouns
 * or verbs, and pronoun-like nouns.
 */
export const koreanStopWords: ReadonlySet<string> = new Set(
  `가다 가지다 같다 거 것 경우 계시다 그 그것 그냥 그때 그러다 그렇다 그리다 그리고 나 나다 나오다 내 내다 너 너무
  년 놓다 누구 누르다 다 다시 당신 대하다 대해 더 데 되다 되어다 두다 드리다 들 들다 등 따르다 때 때문 뒤 로 마다
  만 만하다 많다 말다 모두 모든 못하다 무슨 무엇 뭐 및 바 받다 버리다 번 보다 분 뿐 생기다 속 수 수다 시키다
  싶다 아니 아니다 아래 아무 안 않다 알다 앞 어느 어떠하다 어떻다 어떤 언제 얼마나 없다 여기 여러 여러분 오다 와
  왜 우리 원 위 위하다 으로 은 을 이 이것 이나 이다 이때 이러다 이러하다 이런 이렇다 이번 이상 이하 일 있다 자
  자기 자신 잘 저 저희 적 전 정도 제 좀 주다 줄 중 지 지다 지금 짓다 쪽 채 처럼 척 통하다 하나 하다 한 해 후`
    .split(/\s+/)
    .filter(word => word !== ''),
);

/** The nouns of one syllable that are worth showing. */
export const koreanSyllables: ReadonlySet<string> = new Set(
  `값 강 개 곡 곱 국 군 귀 글 금 길 꽃 꿈 끝 논 눈 답 달 닭 땅 떡 말 맛 몫 몸 물 밥 방 배 법 별 병 불 비 빛 빵 산
  색 섬 성 소 손 술 숲 시 식 실 쌀 씨 약 양 역 열 옷 왕 용 입 잠 절 집 차 책 철 춤 칸 칼 코 콩 탑 털
  팀 표 풀 피 핵 향 형 활 흙 힘 뜻 돈 꼴 뼈 죄 팔 합`
    .split(/\s+/)
    .filter(word => word.length === 1),
);

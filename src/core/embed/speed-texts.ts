/** Instructions as they stand in fine-tuning sets, of a sentence or two, as many Korean as English. */
export const speedTexts: readonly string[] = [
  'Summarise the following article in three sentences and say what its author wants.',
  '다음 글을 세 문장으로 요약하고 글쓴이가 바라는 것이 무엇인지 쓰십시오.',
  'Write a function that returns the median of a list of numbers without sorting the whole list.',
  '손님이 환불을 요구할 때 보낼 정중한 답장을 존댓말로 작성해 주세요.',
  'Translate this sentence into Korean: the meeting was moved to Thursday because of the storm.',
  '서울에서 부산까지 기차로 가는 방법과 걸리는 시간을 알려 주세요.',
  'Classify the sentiment of the review as positive, negative or neutral, and give a reason.',
  '이 영화는 초반은 지루했지만 결말이 훌륭했다. 이 감상평은 긍정입니까, 부정입니까?',
  'A train leaves at 9:40 and arrives at 13:05. How long does the journey take?',
  '사과 세 개와 배 두 개의 값이 7,400원이고 배 한 개가 1,300원이면 사과 한 개는 얼마입니까?',
  'Explain to a child why the sky is blue, in words that a six-year-old understands.',
  '광합성이 무엇인지 초등학생이 이해할 수 있게 설명하십시오.',
  'Give me five names for a bakery that sells only rye bread and strong coffee.',
  '겨울밤을 소재로 한 짧은 시를 네 줄로 지어 주세요.',
  'Which of these animals lays eggs: dolphin, platypus, bat, kangaroo?',
  '다음 문장에서 맞춤법이 틀린 곳을 찾아 고치고 이유를 설명하십시오.',
];

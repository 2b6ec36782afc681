import type { Wordings } from '../wording.ts';

export const summaryWordings: Wordings = {
  ko: {
    below: [
      '다음 글을 한 문장으로 요약하세요.',
      '아래 글의 핵심 내용을 간추려 쓰시오.',
      '이 글을 짧게 줄여 줘.',
      '다음 지문의 요지를 한 줄로 정리하라.',
      '아래 내용을 읽지 않은 친구에게 한마디로 알려 준다면 뭐라고 하겠습니까?',
      '주어진 글에서 가장 중요한 내용만 뽑아 요약해 주세요.',
      '본문을 한 문장으로 압축해 주십시오.',
      '다음 글은 무슨 이야기인가요? 간단히 말해 주세요.',
      '글의 중심 생각을 한 문장으로 나타내시오.',
      '바쁜 사람도 읽을 수 있게 다음 글을 확 줄여 줄래?',
      '제시문을 요약하되 군더더기는 빼라.',
      '아래 글의 줄거리를 알려 줘.',
      '다음을 읽고 요점을 적어 보세요.',
      '보고서 첫머리에 넣을 요약문을 만들어 주세요.',
    ],
    above: [
      '위 글을 한 문장으로 요약해 줘.',
      '위 내용의 요지를 쓰시오.',
      '윗글을 짧게 간추리면 어떻게 되나요?',
      '여기까지의 내용을 한 줄로 줄여 주세요.',
    ],
  },
  en: {
    below: [
      'Summarise the following text in one sentence.',
      'What is this passage about? Keep it short.',
      'Give me the gist of the text below.',
      'Write a brief summary of the passage.',
      'Please condense the paragraph into a single sentence.',
      'State the main idea of the text.',
      'tl;dr this for me please',
      'In your own words, sum up what happens here.',
      'Boil the following down to its key point.',
      'Could you shorten this text so that only the essentials remain?',
      'Provide a one-line abstract for the passage given.',
      'Read the text and report its central message.',
      'I have no time to read this. What does it say?',
      'Extract the most important information from the paragraph and state it concisely.',
    ],
    above: [
      'Summarise the text above.',
      'What is the main point of the passage above?',
      'Now put all of that into one sentence.',
      'Give a short summary of what you have just read.',
    ],
  },
};

export const answerWordings: Wordings = {
  ko: {
    below: [
      '다음 글을 읽고 물음에 답하세요. {question}',
      '{question} 아래 글에서 답을 찾아 주세요.',
      '지문을 바탕으로 답하시오: {question}',
      '글의 내용에 근거하여 “{question}”[이라는/라는] 질문에 답하라.',
      '이 글을 보고 알려 줘. {question}',
      '{question} 글에 나온 대로만 대답해 주십시오.',
      '본문을 참고해서 질문에 짧게 답해 줘.\n질문: {question}',
    ],
    above: [
      '위 글을 읽고 답하시오. {question}',
      '윗글에 따르면, {question}',
      '질문: {question}\n위 내용에서 답을 찾아 줘.',
    ],
  },
  en: {
    below: [
      'Read the text and answer: {question}',
      '{question} Use only the passage to answer.',
      'Answer the question from the text below. {question}',
      'According to the passage, answer this: {question}',
      'Look at the following paragraph and tell me: {question}',
      'Question: {question}\nFind the answer in the text.',
      'Based on what the text says, reply briefly. {question}',
    ],
    above: [
      'Using the text above, answer: {question}',
      '{question} The answer is in the passage above.',
      'Question about the text above: {question}',
    ],
  },
};

export const bothWordings: Wordings = {
  ko: {
    below: [
      '다음 글을 요약한 뒤 질문에 답하세요. 질문: {question}',
      '아래 글을 한 문장으로 줄이고, 이어서 물음에 답하시오. {question}',
      '먼저 요약, 그다음 답을 써 줘. {question}',
      '요지를 정리하고 다음 지시에도 답하라. {question}',
      '글을 간추려 주시고, {question} 이 질문에도 답해 주세요.',
      '[요약 및 답변] {question}',
    ],
    above: [
      '위 글을 요약하고 답하시오: {question}',
      '윗글의 요약과 함께 “{question}”에 대한 답도 알려 줘.',
      '위 내용을 정리한 다음 질문에 답해 주세요. {question}',
    ],
  },
  en: {
    below: [
      'Summarise the text, then answer the question. {question}',
      'First give a one-sentence summary, then reply to this: {question}',
      'Two things, please: a short summary, and an answer to “{question}”',
      'Sum up the passage below and answer: {question}',
      '[Summary and answer] {question}',
      'Write the gist of the text followed by the answer to this question: {question}',
    ],
    above: [
      'Summarise the above and answer: {question}',
      'After a brief summary of the text above, answer the question. {question}',
      'Give the main idea of the passage above as well as the answer to “{question}”',
    ],
  },
};

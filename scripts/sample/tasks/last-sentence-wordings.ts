import type { Wordings } from '../wording.ts';

export const continuationWordings: Wordings = {
  ko: {
    below: [
      '다음 글의 마지막에 올 문장을 예측하세요.',
      '이어질 마지막 문장을 쓰시오.',
      '이 글은 어떻게 끝날까요? 한 문장으로 써 주세요.',
      '끝 문장이 빠졌어. 어울리는 문장으로 마무리해 줘.',
      '글의 흐름을 보고 맺음 문장을 추론하라.',
      '아래 글 바로 뒤에 나올 문장은 무엇인가?',
      '마지막 한 문장을 채워 글을 완성하십시오.',
      '이야기의 결말을 한 문장으로 적어 보세요.',
      '다음에 이어지는 내용을 예상해서 한 문장만 써 줄래?',
      '앞의 내용으로 보아 끝에 들어갈 문장을 제시하시오.',
      '글을 끝맺는 문장을 만들어 주세요.',
      '지워진 마지막 줄을 되살려라.',
    ],
    above: [
      '위 글에 이어질 마지막 문장을 써 주세요.',
      '윗글은 어떻게 마무리되는가?',
      '위 내용 다음에 올 문장을 예측해 줘.',
    ],
  },
  en: {
    below: [
      'Predict the last sentence of the following text.',
      'How does this passage end? Write one sentence.',
      'Complete the text with its final sentence.',
      'The ending is missing. Supply it.',
      'What sentence would come next and close the paragraph?',
      'Read the beginning and write a fitting last line.',
      'Continue this with a single concluding sentence.',
      'Finish the story in one sentence.',
      'Please guess how the paragraph was concluded.',
      'Given the context, produce the closing sentence.',
      'The final line was cut off; write what it probably said.',
      'Provide the sentence that follows these ones.',
    ],
    above: [
      'What is the last sentence of the text above?',
      'Conclude the passage above in one sentence.',
      'Write the sentence that comes after the ones above.',
    ],
  },
};

export const choiceWordings: Wordings = {
  ko: {
    below: [
      '다음 글의 마지막 문장으로 알맞은 것을 고르시오.',
      '이어질 문장으로 가장 자연스러운 것은 몇 번인가요?',
      '보기 가운데 글을 끝맺기에 알맞은 문장을 골라 줘.',
      '빈 마지막 줄에 들어갈 문장을 선택하라.',
      '어느 문장이 이 글의 끝에 와야 할까요?',
    ],
    above: [
      '위 글의 끝에 올 문장을 보기에서 고르세요.',
      '위 보기 중 마지막 문장은 무엇인가?',
      '위에서 글을 마무리하는 문장을 골라 줘.',
    ],
  },
  en: {
    below: [
      'Choose the best last sentence for the passage.',
      'Which of the options ends the text?',
      'Select the sentence that most naturally follows.',
      'Pick the right ending from the four choices.',
      'One of these sentences closes the paragraph. Which one?',
    ],
    above: [
      'Which option above completes the text?',
      'Choose the final sentence from the options above.',
      'Pick the ending that fits the passage above.',
    ],
  },
};

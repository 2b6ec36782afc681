import type { Wordings } from '../wording.ts';

/** Requests for the order of the labels. */
export const labelWordings: Wordings = {
  ko: {
    below: [
      '다음 문장들을 순서에 맞게 배열하고 기호로 답하세요.',
      '아래 문장의 올바른 순서를 기호로 쓰시오.',
      '문장이 뒤섞여 있어. 이야기가 되도록 순서를 기호로 알려 줘.',
      '글의 흐름에 맞는 문장의 차례를 기호로 나타내라.',
      '다음을 자연스러운 글이 되게 늘어놓으면 어떤 순서가 되나요?',
      '흐트러진 문장의 원래 차례를 맞혀 보세요.',
      '일이 일어난 순서대로 기호를 나열하시오.',
      '보기의 문장을 앞뒤 관계를 따져 순서대로 배열해 주십시오.',
      '어느 문장이 먼저 와야 할까요? 순서를 기호로 적어 주세요.',
      '논리적인 순서를 추론하여 문장 기호를 차례로 써라.',
      '카드에 적힌 문장을 알맞은 차례로 놓아 줄래? 기호만 말해 줘.',
      '다음 문장을 이어 한 편의 글을 만들 때 가장 알맞은 순서를 고르시오.',
    ],
    above: [
      '위 문장들의 올바른 순서를 기호로 쓰시오.',
      '위의 문장을 자연스럽게 이으려면 어떤 차례여야 하나요?',
      '위에 섞여 있는 문장의 순서를 맞혀 줘.',
    ],
  },
  en: {
    below: [
      'Put the following sentences in the right order. Answer with the labels.',
      'In which order should these sentences appear?',
      'Determine the correct sequence of the sentences and list their labels.',
      'These lines got mixed up. What is the original order?',
      'Infer the logical order of the sentences below.',
      'Arrange the statements so that they form a coherent paragraph; labels only.',
      'Sort the sentences by what happens first, second and so on.',
      'Which sentence comes first, and which ones follow? Give the order.',
      'Work out how the shuffled sentences fit together.',
      'Please restore the order of these sentences by naming their labels.',
      'List the labels in the order that makes the text flow.',
      'The sentences of a paragraph have been scrambled. State the correct order.',
    ],
    above: [
      'What is the correct order of the sentences above?',
      'Order the sentences above by their labels.',
      'Which sequence turns the lines above into a proper text?',
    ],
  },
};

/** Requests for the text itself in its true order. */
export const textWordings: Wordings = {
  ko: {
    below: [
      '뒤섞인 문장을 바로잡아 한 편의 글로 다시 쓰세요.',
      '다음 문장들을 알맞은 순서로 이어 문단을 완성하시오.',
      '순서가 엉킨 글이야. 차례대로 고쳐 써 줘.',
      '아래 문장을 흐름에 맞게 재배열하여 전체 글을 쓰라.',
      '문장의 앞뒤를 바로잡은 글을 보여 주시겠어요?',
      '기호는 빼고, 올바른 순서로 된 본문만 적어 주십시오.',
    ],
    above: [
      '위 문장을 순서대로 이어 글을 완성해 줘.',
      '위의 뒤섞인 글을 원래대로 다시 쓰시오.',
      '위 문장들을 알맞게 배열한 글을 적어 주세요.',
    ],
  },
  en: {
    below: [
      'Rewrite the scrambled sentences as one paragraph in the right order.',
      'Rearrange the sentences below and write out the whole text.',
      'Turn these jumbled lines back into the original paragraph.',
      'Join the sentences in their proper order, without the labels.',
      'Can you put this story back together?',
      'Reorder the following and return the full passage.',
    ],
    above: [
      'Write the passage above in the right order.',
      'Put the lines above back together as a paragraph.',
      'Unscramble the text above, leaving out the labels.',
    ],
  },
};

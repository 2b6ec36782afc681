import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defectKinds,
  defectsOf,
  type Defect,
} from '../../../../src/core/describe/defects/row-defects.ts';

function kindsOf(instruction: string, output?: string): Defect[] {
  const bits = defectsOf(instruction, output);
  return defectKinds.filter((_, bit) => (bits >> bit) & 1);
}

const asked = 'Explain why the sky is blue.';

describe('defectsOf', () => {
  it.each<[string, string | undefined, Defect]>([
    [`다음 글을 요약하세요${' 하세요'.repeat(12)}`, '네.', 'repetition'],
    ['Tell me' + ' tell me a story about'.repeat(5), 'A story.', 'repetition'],
    ['웃어 보세요', 'ㅋ'.repeat(40), 'repetition'],
    [asked, 'The light of the sun is scattered by the molecules of the', 'unfinished'],
    [asked, 'Light is scattered. Blue light is scattered more strongl', 'unfinished'],
    [
      '하늘이 파란 이유는?',
      '햇빛이 공기 분자에 부딪혀 흩어지기 때문입니다. 파란빛은 파장이 짧아서',
      'unfinished',
    ],
    [`### Instruction:\n${asked}\n\n### Response:`, 'It scatters.', 'template'],
    [`<|im_start|>user\n${asked}<|im_end|>`, 'It scatters.', 'template'],
    ['{{input}}에 대해 쓰세요.', '네.', 'template'],
    ['### 명령어:\n요약하세요.\n\n### 응답:', '네.', 'template'],
    ['Explain \uFFFD\uFFFDe sky.', 'It scatters.', 'garbled'],
    [Buffer.from('문장을 요약하세요').toString('latin1'), '네.', 'garbled'],
    ['다음 предложение 글을 ください 요약 ответ 하세요', '네.', 'scripts'],
    [asked, '', 'empty'],
    [asked, 'N/A', 'empty'],
    [asked, asked, 'fields'],
    ['The sky is blue since it scatters.', 'Explain why the sky is blue.', 'fields'],
    ['{"instruction":"Explain."}', 'It scatters.', 'fields'],
  ])('sees what is wrong with %j → %j', (instruction, output, defect) => {
    expect(kindsOf(instruction, output)).toContain(defect);
  });

  it.each<[string, string | undefined]>([
    [asked, 'The molecules of the air scatter blue light most.'],
    [asked, undefined],
    ['What is the capital of France?', 'Paris'],
    ['러시아어로 번역하세요: 안녕', 'Привет'],
    ['이어질 문장을 쓰세요. 그는 문을 열고', '밖으로 나갔다.'],
    ['A simple sentence with the words ski and mountain can be', 'He skis down the mountain.'],
    ['질문을 만들어 줘: 하늘은 파랗다.', '하늘은 왜 파란가요?'],
    ['Rate this from ★ to ★★★★★.', '★★★★★'],
    ['표로 정리해 줘', '| a | b |\n| --- | --- |\n| 0 | 0 |\n| 0 | 0 |'],
    ['20자리 소수를 쓰세요', '0.33333333333333333333'],
    ['美 금리 인상의 영향은?', '달러가 강세를 보입니다.'],
  ])('finds nothing wrong with %j → %j', (instruction, output) => {
    expect(kindsOf(instruction, output)).toEqual([]);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.option(fc.string()), (instruction, output) => {
        expect(defectsOf(instruction, output ?? undefined)).toBeLessThan(2 ** defectKinds.length);
      }),
    );
  });

  it('finds most of the broken rows of the sample, and hardly any other', () => {
    const path = new URL('../../../../samples/instructions.jsonl', import.meta.url);
    const rows = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as { instruction: string; output: string; type: string });
    const suspected = rows.filter(({ instruction, output }) => defectsOf(instruction, output) > 0);
    const right = suspected.filter(({ type }) => type === 'broken').length;
    const broken = rows.filter(({ type }) => type === 'broken').length;
    expect(right / suspected.length).toBeGreaterThan(0.93);
    expect(right / broken).toBeGreaterThan(0.75);
  });
});

const fieldNames =
  'instructions?|inputs?|outputs?|responses?|questions?|answers?|prompts?|context|task|지시문?|명령어?|입력|출력|응답|질문|답변';

const leftovers: readonly RegExp[] = [
  /<\|[a-z_]{2,30}\|>/i, // <|im_start|>
  /\[\/?INST\]|<<\/?SYS>>/,
  new RegExp(`(?:^|\\n)#{2,4} ?(?:${fieldNames})\\b:?|(?:^|\\n)#{2,4} ?(?:명령어|입력|응답):`, 'i'),
  new RegExp(`\\{{1,2} ?(?:[\\w]+\\.)?(?:${fieldNames}) ?\\}{1,2}`, 'i'), // {instruction}
  new RegExp(`</?(?:${fieldNames})>`, 'i'),
  /<\/s>|<(?:pad|unk|eos|bos)>|<no(?:input|output)>/i,
  /(?:^|\n)(?:Human|Assistant|### User):/,
  /\[(?:INSERT|YOUR) [^\]]{1,40}\]|^TODO\b|여기에 .{1,12} ?입력하세요/,
  new RegExp(`(?:^|\\n)\\d+\\. ?(?:${fieldNames}):`, 'i'), // two instructions in one
];

/** Whether markers of a prompt template were left in a text, or nothing else was written. */
export function hasTemplateLeftovers(text: string): boolean {
  return leftovers.some(pattern => pattern.test(text));
}

const nothing = /^(?:none|null|nan|n\/a|undefined|<no(?:output|input)>|-+|\.+)$/i;

/** Whether an output holds no word, number or symbol, or a word for nothing. */
export function isWithoutWord(output: string): boolean {
  return !/[\p{L}\p{N}\p{S}]/u.test(output) || nothing.test(output.trim());
}

const koreanRequest = /(?:세요|시오|십시오|해라|하라|해줘|해 줘|줄래|까요?)[.?!]?\s*$/m;
const englishRequest =
  /^(?:please |can you |could you )?(?:write|list|give|find|name|explain|describe|summari[sz]e|translate|create|generate|fill|put|arrange|choose|predict|identify|compute|solve|rewrite|complete|tell|what|why|how|who|when|where|which)\b/i;
const bothMarks = /(?:Input|입력):[\s\S]*(?:Output|출력|Answer|답변?):\s*\S/;
const jsonOfRow = /^\s*\{\s*"(?:instruction|input|prompt|output)"\s*:/;
/** An instruction whose answer is a request itself. */
const asksForRequest = /question|instruction|prompt|질문|문제|물음|지시/i;
/** A shorter instruction may well begin its answer. */
const leastCopied = 20;

/** Whether what belongs into one field of a row stands in another. */
export function hasMixedFields(instruction: string, output: string | undefined): boolean {
  if (bothMarks.test(instruction) || jsonOfRow.test(instruction)) return true;
  if (output === undefined || output === '') return false;
  if (output === instruction) return true;
  if (instruction.length >= leastCopied && output.startsWith(instruction)) return true;
  return isRequest(output) && !isRequest(instruction) && !asksForRequest.test(instruction);
}

function isRequest(text: string): boolean {
  return koreanRequest.test(text) || englishRequest.test(text) || /\?\s*$/.test(text);
}

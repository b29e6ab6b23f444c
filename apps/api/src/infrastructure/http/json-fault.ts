/** Longer texts are not searched: finding the place reads the text some twenty times over. */
const LONGEST_SEARCHED = 65_536;

export interface TextPlace {
  /** Both from 1. */
  readonly line: number;
  readonly column: number;
}

/** Where a text stops being JSON; undefined when it is JSON, or too long to search. The engine only sometimes says it. */
export function jsonFault(text: string): TextPlace | undefined {
  if (text.length > LONGEST_SEARCHED || !isBroken(text, true)) return undefined;
  let sound = 0; // a beginning of this length could still become JSON
  let broken = text.length + 1; // a beginning of this length could not; one more than all of it: it ends too early
  while (broken - sound > 1) {
    const length = Math.floor((sound + broken) / 2);
    if (isBroken(text.slice(0, length), false)) broken = length;
    else sound = length;
  }
  const before = text.slice(0, broken - 1).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Whether the text is no JSON; of a beginning, whether nothing that follows could make it JSON. */
function isBroken(text: string, isWhole: boolean): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    return isWhole || !endsEarly((error as SyntaxError).message, text.length);
  }
}

function endsEarly(message: string, length: number): boolean {
  if (message.startsWith('Unexpected end') || message.startsWith('Unterminated string')) return true;
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  return position !== undefined && Number(position) >= length;
}

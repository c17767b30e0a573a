export type Split = { words: string[] } | { unclosed: '"' | "'" | '\\' };

/** A space of a Japanese keyboard separates as any other. */
const SPACE = /[\s\u3000]/;

/**
 * Splits a line into words at spaces, as a shell does: quotes keep a space inside a word, a
 * backslash keeps the character behind it; in double quotes it does so for `"` and `\` only, in
 * single quotes for none.
 */
export function split(text: string): Split {
  const words: string[] = [];
  let word: string | undefined;
  let quote: '"' | "'" | undefined;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    if (char === '\\' && quote !== "'" && (!quote || next === '"' || next === '\\')) {
      if (next === '') {
        return { unclosed: '\\' };
      }
      word = (word ?? '') + next;
      at++;
    } else if (quote) {
      if (char === quote) {
        quote = undefined;
      } else {
        word += char;
      }
    } else if (char === '"' || char === "'") {
      quote = char;
      word ??= '';
    } else if (!SPACE.test(char)) {
      word = (word ?? '') + char;
    } else if (word !== undefined) {
      words.push(word);
      word = undefined;
    }
  }
  if (quote) {
    return { unclosed: quote };
  }
  return { words: word === undefined ? words : [...words, word] };
}

/** One sentence in English and in Japanese, side by side so that neither can be forgotten. */
export type Sentence = readonly [english: string, japanese: string];

export type Language = 'en' | 'ja';

export type Values = Record<string, string | number>;

/** The sentence in a language, with `{name}` replaced by the value of that name. */
export function put(sentence: Sentence, language: Language, values: Values = {}): string {
  const text = language === 'ja' ? sentence[1] : sentence[0];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The first of the browser's languages that the page speaks, else English. */
export function preferred(languages: readonly string[]): Language {
  for (const tag of languages) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'ja' || primary === 'en') {
      return primary;
    }
  }
  return 'en';
}

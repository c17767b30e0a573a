import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { speak } from '../api/language';
import { age, ago, bytes, decimal, moment } from './format';
import { type Language, preferred, put, type Sentence, type Values } from './sentence';

interface Text {
  language: Language;
  choose: (language: Language) => void;
  /** A sentence in the person's language. */
  say: (sentence: Sentence, values?: Values) => string;
  moment: (at: string) => string;
  age: (at: string, now: number) => string;
  ago: (at: string, now: number) => string;
  bytes: (count: number) => string;
  decimal: (value: number) => string;
}

const KEY = 'whalemountain.language';
const Context = createContext<Text | null>(null);

function chosen(): Language {
  const stored = localStorage.getItem(KEY);
  return stored === 'en' || stored === 'ja' ? stored : preferred(navigator.languages);
}

/** Gives every page its language: the chosen one, else the browser's. */
export function TextProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(() => {
    const first = chosen();
    speak(first);
    return first;
  });
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const text = useMemo<Text>(
    () => ({
      language,
      choose: (next) => {
        localStorage.setItem(KEY, next);
        // Before anything is drawn anew, so that what is fetched then is in the new language.
        speak(next);
        setLanguage(next);
      },
      say: (sentence, values) => put(sentence, language, values),
      moment: (at) => moment(at, language),
      age: (at, now) => age(at, now, language),
      ago: (at, now) => ago(at, now, language),
      bytes: (count) => bytes(count, language),
      decimal: (value) => decimal(value, language),
    }),
    [language],
  );
  return <Context.Provider value={text}>{children}</Context.Provider>;
}

export function useText(): Text {
  const text = useContext(Context);
  if (!text) {
    throw new Error('no TextProvider around this');
  }
  return text;
}

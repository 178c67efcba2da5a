import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { en, type Texts } from "./en.ts";
import { fr } from "./fr.ts";

const LANGUAGES = { en, fr };

/** A language of the page. */
export type Language = keyof typeof LANGUAGES;

interface TextContext {
	readonly language: Language;
	readonly text: Texts;
	readonly setLanguage: (language: Language) => void;
}

const Context = createContext<TextContext>({ language: "en", text: en, setLanguage: () => {} });
const STORAGE_KEY = "console-language";

/** Gives the components below it their texts. The first visit has the language of the browser. */
export function TextProvider({ children }: { readonly children: ReactNode }) {
	const [language, setLanguage] = useState(preferredLanguage);
	useEffect(() => {
		document.documentElement.lang = language;
		document.title = LANGUAGES[language].title;
		localStorage.setItem(STORAGE_KEY, language);
	}, [language]);
	const value = useMemo(() => ({ language, text: LANGUAGES[language], setLanguage }), [language]);
	return <Context value={value}>{children}</Context>;
}

/** The texts in the language of the page. */
export const useText = (): Texts => useContext(Context).text;

/** The language, and what changes it. */
export const useLanguage = (): TextContext => useContext(Context);

function preferredLanguage(): Language {
	const stored = localStorage.getItem(STORAGE_KEY);
	if (stored === "en" || stored === "fr") return stored;
	return navigator.language.startsWith("fr") ? "fr" : "en";
}

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { en, type Texts } from "./en.ts";

/** A language of the page. */
export type Language = "en" | "fr";

/** Loads the texts of the languages besides English, which is part of the page. */
const OTHERS = { fr: async () => (await import("./fr.ts")).fr };

interface TextContext {
	/** The language of the texts. */
	readonly language: Language;
	readonly text: Texts;
	/** Changes the language, once its texts are loaded. */
	readonly setLanguage: (language: Language) => void;
}

const Context = createContext<TextContext>({ language: "en", text: en, setLanguage: () => {} });
const STORAGE_KEY = "console-language";

/** Gives the components below it their texts. The first visit has the language of the browser. */
export function TextProvider({ children }: { readonly children: ReactNode }) {
	const [wanted, setLanguage] = useState(preferredLanguage);
	const [others, setOthers] = useState<Partial<Record<Language, Texts>>>({});
	const text = wanted === "en" ? en : others[wanted];
	useEffect(() => {
		if (wanted === "en") return;
		let isCurrent = true;
		OTHERS[wanted]().then(
			(loaded) => isCurrent && setOthers((before) => ({ ...before, [wanted]: loaded })),
			// Without its texts, the page is in English.
			() => isCurrent && setLanguage("en"),
		);
		return () => {
			isCurrent = false;
		};
	}, [wanted]);
	useEffect(() => {
		if (!text) return;
		document.documentElement.lang = wanted;
		document.title = text.title;
		localStorage.setItem(STORAGE_KEY, wanted);
	}, [wanted, text]);
	const value = useMemo(() => text && { language: wanted, text, setLanguage }, [wanted, text]);
	const [shown, setShown] = useState(value);
	if (value && value !== shown) setShown(value);
	// The texts before, until those of another language are there; nothing at all at first.
	const current = value ?? shown;
	return current && <Context value={current}>{children}</Context>;
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

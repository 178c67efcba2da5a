import { formatPercent, formatPha } from "phala-stakepool";
import { useMemo } from "react";
import type { Texts } from "../text/en.ts";
import { type Language, useLanguage } from "../text/text-provider.tsx";

/** Writes values in the language of the page. */
export interface Format {
	/** An amount: with all its digits, or cut to some decimals. */
	readonly pha: (amount: bigint, decimals?: number) => string;
	/** A ratio in parts per million. */
	readonly percent: (ppm: number) => string;
	/** A ratio in floating point, as estimates are. */
	readonly estimate: (ratio: number) => string;
	readonly integer: (value: number) => string;
	/** A time on the axis of a chart, for a step between two of them, seconds. */
	readonly tick: (seconds: number, step: number) => string;
	/** A number of a chart. */
	readonly decimal: (value: number) => string;
	/** A time of the chain, seconds. */
	readonly time: (seconds: number) => string;
	/** A time that is left, seconds, in its two largest units. */
	readonly duration: (seconds: number) => string;
	/** An amount with all its digits, for a field. */
	readonly toField: (amount: bigint) => string;
	/** What a field of an amount holds, as `parsePha` reads it. */
	readonly toPlainAmount: (text: string) => string;
}

/** Decimals of amounts in lists. */
export const LIST_DECIMALS = 2;

const DAY = 86_400;

export function useFormat(): Format {
	const { language, text } = useLanguage();
	return useMemo(() => createFormat(language, text), [language, text]);
}

function createFormat(language: Language, { duration }: Texts): Format {
	const locale = language === "fr" ? "fr-FR" : "en-GB";
	const time = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
	const percent = new Intl.NumberFormat(locale, {
		style: "percent",
		minimumFractionDigits: 2,
		maximumFractionDigits: 2,
	});
	const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
	const dayAndTime = new Intl.DateTimeFormat(locale, {
		day: "numeric",
		month: "short",
		hour: "2-digit",
		minute: "2-digit",
		timeZone: "UTC",
	});
	const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
	const integer = new Intl.NumberFormat(locale);
	return {
		pha: (amount, decimals) => localize(formatPha(amount, { decimals, grouping: true }), language),
		percent: (ppm) => localize(`${formatPercent(ppm)}%`, language),
		estimate: (ratio) => percent.format(ratio),
		tick: (seconds, step) => (step >= DAY ? day : dayAndTime).format(seconds * 1000),
		decimal: (value) => decimal.format(value),
		integer: (value) => integer.format(value),
		time: (seconds) => time.format(seconds * 1000),
		duration(seconds) {
			const rest = Math.max(0, Math.floor(seconds));
			const [days, hours, minutes] = [
				Math.floor(rest / DAY),
				Math.floor((rest % DAY) / 3600),
				Math.floor((rest % 3600) / 60),
			];
			if (days > 0) return `${duration.days(days)} ${duration.hours(hours)}`;
			if (hours > 0) return `${duration.hours(hours)} ${duration.minutes(minutes)}`;
			return minutes > 0 ? duration.minutes(minutes) : duration.seconds(rest);
		},
		toField: (amount) => localize(formatPha(amount, { grouping: true }), language),
		toPlainAmount: (text) => plainAmount(text, language),
	};
}

/** Digits of the SDK are English: `1,234.5`. French: `1 234,5`. */
function localize(digits: string, language: Language): string {
	if (language === "en") return digits;
	return digits.replace(/[,.]/g, (separator) => (separator === "," ? "\u202f" : ",")).replace("%", "\u00a0%");
}

function plainAmount(text: string, language: Language): string {
	const digits = text.replace(/\s/g, "");
	return language === "fr" ? digits.replace(",", ".") : digits.replace(/,(?=\d{3})/g, "");
}

import { PhalaError } from "../errors/error.ts";
import { textOf } from "../errors/text-of.ts";
import type { WalletOptions } from "./race.ts";

/** Checks what a caller gives to connect a wallet. @throws PhalaError `INVALID_ARGUMENT` */
export function checkArguments(appName: unknown, options: WalletOptions & { readonly appearMs?: unknown }): void {
	check("appName", appName, typeof appName === "string" && appName.trim(), "the page's name");
	check("options", options, Object(options) === options, "an object");
	const { timeoutMs = 0, appearMs = 0 } = options;
	for (const [name, ms] of Object.entries({ timeoutMs, appearMs }))
		check(name, ms, typeof ms === "number" && ms >= 0, "0 or more ms");
}

function check(name: string, value: unknown, isValid: unknown, expected: string): void {
	if (!isValid)
		throw new PhalaError("INVALID_ARGUMENT", `Invalid ${name}. Expected ${expected}.`, { name, value: textOf(value) });
}

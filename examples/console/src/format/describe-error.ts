import { type CheckFailure, isPhalaError, type PhalaError } from "phala-stakepool";
import { useCallback } from "react";
import type { ErrorFormat } from "../text/error-texts.ts";
import { useText } from "../text/text-provider.tsx";
import { LIST_DECIMALS, useFormat } from "./use-format.ts";

type Described = Pick<PhalaError, "code" | "details" | "message">;

/** Describes an error or a failed check in the language of the page: by its code, or by the SDK's message. */
export function useDescribeError(): (error: Error | CheckFailure) => string {
	const { errors } = useText();
	const format = useFormat();
	return useCallback(
		(error) => {
			if (error instanceof Error && !isPhalaError(error)) return error.message;
			const { code, details, message }: Described = error as Described;
			const describe = errors[code] as ((details: unknown, format: ErrorFormat) => string) | undefined;
			if (!describe) return groupDigits(message);
			return describe(details, {
				pha: (amount) => (amount === null ? "?" : `${format.pha(amount, LIST_DECIMALS)} PHA`),
				time: (seconds) => (seconds === null ? "?" : `${format.time(seconds)} UTC`),
			});
		},
		[errors, format],
	);
}

/** Groups the digits of amounts in a message of the SDK, as the page does. */
const groupDigits = (message: string): string =>
	message.replace(/(?<![\d.])\d{4,}(?=(?:\.\d+)? (?:PHA|shares)\b)/g, (digits) =>
		digits.replace(/\B(?=(?:\d{3})+$)/g, ","),
	);

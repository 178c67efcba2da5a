import type { Texts } from "../text/en.ts";

/** Names an operation in every language: a text of the catalogue, and its values as text, so that a reload keeps it. */
export interface OperationLabel {
	readonly operation: keyof Texts["operations"];
	readonly params: Readonly<Record<string, string>>;
}

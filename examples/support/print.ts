// Output of the examples: headings, tables, amounts, dates, and a progress line on terminals.
import { formatPha } from "phala-stakepool/math";

const terminal = process.stdout.isTTY === true;

/** Bold on a terminal, plain elsewhere. */
const bold = (text: string) => (terminal ? `\u001b[1m${text}\u001b[0m` : text);

/** A heading: bold on a terminal, underlined elsewhere. */
export function heading(text: string): void {
	console.log(terminal ? `\n${bold(text)}` : `\n${text}\n${"-".repeat(text.length)}`);
}

/** A line of text. */
export function print(text: string): void {
	console.log(text);
}

/** Rows under column names; numbers to the right. */
export function table(rows: readonly Readonly<Record<string, string>>[]): void {
	const names = Object.keys(rows[0] ?? {});
	const width = names.map((name) => Math.max(name.length, ...rows.map((row) => (row[name] ?? "").length)));
	const right = names.map((name) => rows.every((row) => /^[-+]?[\d,. ]*\d( PHA)?$|^-?$/.test(row[name] ?? "")));
	const line = (cells: readonly string[]) =>
		`  ${cells.map((cell, i) => (right[i] ? cell.padStart(width[i] ?? 0) : cell.padEnd(width[i] ?? 0))).join("  ")}`.trimEnd();
	console.log(bold(line(names)));
	for (const row of rows) console.log(line(names.map((name) => row[name] ?? "")));
}

/** An amount to the last pico, with its unit. */
export const pha = (amount: bigint): string => `${formatPha(amount)} PHA`;

/** Seconds since the epoch as date and time, UTC. */
export const date = (seconds: number): string =>
	`${new Date(seconds * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`;

/** A span of seconds in days and hours. */
export function span(seconds: number): string {
	const days = Math.floor(seconds / 86_400);
	const hours = Math.floor((seconds % 86_400) / 3_600);
	return hours === 0 ? `${days} d` : `${days} d ${hours} h`;
}

/** Shows progress on one line that is overwritten; prints nothing without a terminal. */
export function progress(text: string): void {
	if (terminal) process.stdout.write(`\r\u001b[2K  ${text}`);
}

/** Clears the progress line. */
export function progressDone(): void {
	if (terminal) process.stdout.write("\r\u001b[2K");
}

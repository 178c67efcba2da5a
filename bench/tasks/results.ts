/** Measurements of one run by name: times in ms, memory in MB, counts. */
export type Measures = Readonly<Record<string, number>>;

/** One run of one contender. */
export interface Measured {
	/** Name in the table. */
	readonly title: string;
	readonly measures: Measures;
}

/** Measurements of one part: of each contender that ran, one per round. */
export class PartResults {
	readonly #runs = new Map<string, Measured[]>();

	/** Adds a run. */
	add(contender: string, measured: Measured): void {
		const runs = this.#runs.get(contender) ?? [];
		runs.push(measured);
		this.#runs.set(contender, runs);
	}

	/** Names of the contenders, in the order in which they ran first. */
	get contenders(): readonly string[] {
		return [...this.#runs.keys()];
	}

	/** Name in tables. */
	title(contender: string): string {
		return this.#runs.get(contender)?.[0]?.title ?? contender;
	}

	/** Number of runs. */
	count(contender: string): number {
		return this.#runs.get(contender)?.length ?? 0;
	}

	/** One measurement of every run. */
	values(contender: string, measure: string): readonly number[] {
		return (this.#runs.get(contender) ?? []).flatMap(({ measures }) => measures[measure] ?? []);
	}

	/** Median of a measurement; `undefined` if the contender did not run. */
	median(contender: string, measure: string): number | undefined {
		const values = this.values(contender, measure);
		return values.length === 0 ? undefined : median(values);
	}

	/** Median of one contender divided by that of another; `undefined` if one of them did not run. */
	ratio(one: string, other: string, measure: string): number | undefined {
		const [dividend, divisor] = [this.median(one, measure), this.median(other, measure)];
		return dividend === undefined || divisor === undefined ? undefined : dividend / divisor;
	}
}

/** Median of a list. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? Number.NaN;
	return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

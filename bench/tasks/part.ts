import type { Column } from "../report/table.ts";
import type { Goal } from "./goals.ts";
import type { Measured, PartResults } from "./results.ts";

/** A contender of a part. */
export interface PartContender {
	readonly name: string;
	/** Time of one run on two cores of 2.5 GHz, s: the first estimate of the time left. */
	readonly seconds: number;
	/** Runs in the first round only, because it takes long. */
	readonly once?: boolean;
	/** Runs this package, and so any revision of it. */
	readonly own?: boolean;
}

/** What to run. */
export interface Subject {
	readonly contender: string;
	/** Folder with the compiled programs. */
	readonly programs: string;
	/** File for a profile. */
	readonly profile?: string | undefined;
}

/** One table of the report: contenders that do the same. */
export interface Part {
	/** Unique name: `portfolio-1000`. */
	readonly id: string;
	readonly title: string;
	/** The others are compared with the first, which always runs. */
	readonly contenders: readonly PartContender[];
	readonly columns: readonly Column[];
	/** Text above the table. */
	readonly note?: string;
	/** Prepares the runs. */
	open?(): Promise<void>;
	run(subject: Subject): Promise<Measured>;
	/** Ends what {@link Part.open} started. */
	close?(): void;
	goals?(results: PartResults): readonly Goal[];
}

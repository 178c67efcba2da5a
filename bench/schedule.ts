import type { Part, PartContender } from "./tasks/part.ts";

/** Limits of a benchmark run. */
export interface ScheduleOptions {
	/** Rounds of every part, if the time suffices. */
	readonly rounds: number;
	/** Time for all of it, ms. */
	readonly limitMs: number;
	/** Clock, ms. */
	readonly now: () => number;
}

/**
 * Decides what runs within the time limit, and estimates the time left.
 *
 * - The first round of a part always starts. Later ones start if the same number of rounds of all later parts fits too
 * - Contenders other than this package and the first of a part are left out if the time does not suffice for them
 * - A step is estimated by its last run, or by its usual time and the speed of the machine so far
 */
export class Schedule {
	readonly #parts: readonly Part[];
	readonly #options: ScheduleOptions;
	readonly #startedAt: number;
	/** Duration of the last run of each step, ms. */
	readonly #measured = new Map<string, number>();
	/** Steps that ran or were left out, with their rounds. */
	readonly #done = new Set<string>();
	readonly #closed = new Set<string>();
	#usualMs = 0;
	#actualMs = 0;

	/** @param parts - in the order in which they run */
	constructor(parts: readonly Part[], options: ScheduleOptions) {
		this.#parts = parts;
		this.#options = options;
		this.#startedAt = options.now();
	}

	/** Whether a round of a part starts; rounds count from 0. */
	startsRound(round: number): boolean {
		if (round >= this.#options.rounds) return false;
		return round === 0 || this.#fits(this.#remaining(round + 1));
	}

	/** Whether a contender runs. */
	runs(part: Part, contender: PartContender): boolean {
		if (isEssential(part, contender)) return true;
		return this.#fits(this.#estimate(part, contender) + this.#remaining(1, isEssential));
	}

	/** Notes that a contender ran, or was left out. */
	done(part: Part, contender: PartContender, round: number, ms?: number): void {
		this.#done.add(`${stepOf(part, contender)}/${round}`);
		if (ms === undefined) return;
		this.#measured.set(stepOf(part, contender), ms);
		this.#usualMs += contender.seconds * 1000;
		this.#actualMs += ms;
	}

	/** Notes that a part has no more rounds. */
	closed(part: Part): void {
		this.#closed.add(part.id);
	}

	/** How far the run is, and how long the rest takes: `42 %, about 6:10 left`. */
	describe(): string {
		const elapsed = this.#elapsed();
		let rounds = this.#options.rounds;
		while (rounds > 1 && !this.#fits(this.#remaining(rounds))) rounds--;
		const left = this.#remaining(rounds);
		const share = elapsed + left === 0 ? 1 : elapsed / (elapsed + left);
		return `${String(Math.floor(share * 100)).padStart(3)} %, about ${formatDuration(left)} left`;
	}

	#elapsed(): number {
		return this.#options.now() - this.#startedAt;
	}

	#fits(ms: number): boolean {
		return this.#elapsed() + ms <= this.#options.limitMs;
	}

	/** Time of all steps that are left in so many rounds, ms. */
	#remaining(rounds: number, counts: (part: Part, contender: PartContender) => boolean = () => true): number {
		let sum = 0;
		for (const part of this.#parts) {
			if (this.#closed.has(part.id)) continue;
			for (const contender of part.contenders) {
				if (!counts(part, contender)) continue;
				for (let round = 0; round < (contender.once ? 1 : rounds); round++) {
					if (!this.#done.has(`${stepOf(part, contender)}/${round}`)) sum += this.#estimate(part, contender);
				}
			}
		}
		return sum;
	}

	#estimate(part: Part, contender: PartContender): number {
		const speed = this.#usualMs === 0 ? 1 : this.#actualMs / this.#usualMs;
		return this.#measured.get(stepOf(part, contender)) ?? contender.seconds * 1000 * speed;
	}
}

const stepOf = ({ id }: Part, { name }: PartContender): string => `${id}/${name}`;

/** This package, and the first contender of a part, with which the others are compared. */
function isEssential({ contenders }: Part, contender: PartContender): boolean {
	return contender.own === true || contenders[0] === contender;
}

/** Minutes and seconds: `6:10`. */
function formatDuration(ms: number): string {
	const seconds = Math.round(ms / 1000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

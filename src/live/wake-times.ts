/** Chain times at which rows may change without a change in storage, seconds since the epoch. */
export class WakeTimes<Id> {
	readonly #times = new Map<Id, number>();
	/** No time is earlier. */
	#earliest = Number.POSITIVE_INFINITY;

	/** @param time - `null`: never */
	set(id: Id, time: number | null): void {
		if (time === null) this.#times.delete(id);
		else {
			this.#times.set(id, time);
			this.#earliest = Math.min(this.#earliest, time);
		}
	}

	/** Ids whose time has come. They stay due until their time is set again. */
	due(now: number): readonly Id[] {
		if (now < this.#earliest) return [];
		this.#earliest = Number.POSITIVE_INFINITY;
		const due: Id[] = [];
		for (const [id, time] of this.#times) {
			if (time <= now) due.push(id);
			this.#earliest = Math.min(this.#earliest, time);
		}
		return due;
	}
}

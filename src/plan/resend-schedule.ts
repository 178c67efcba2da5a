/** Most times that a transaction is sent again. */
const MAX_RESENDS = 8;

/** When a transaction that no block holds is sent again: at the 1st, 3rd, 7th, 15th … search in vain, eight times in all. */
export class ResendSchedule {
	#searches = 0;
	#resends = 0;

	/** Counts a search in vain; returns whether to send the transaction again. */
	isDue(): boolean {
		this.#searches += 1;
		if (this.#resends >= MAX_RESENDS || this.#searches < 2 ** (this.#resends + 1) - 1) return false;
		this.#resends += 1;
		return true;
	}
}

/** Options of {@link AccountTurns.acquire}. */
export interface AcquireOptions {
	/** Whether to go before all others, and to take the turn from one that waits for its signer. */
	readonly overtake: boolean;
	/** Gives the place up. */
	readonly signal: AbortSignal;
	/** Called where the turn is another's. */
	readonly onWait: () => void;
}

interface Waiting {
	readonly overtakes: boolean;
	readonly start: () => void;
}

/** An account's turn to prepare, sign and send. {@link Turn.release} must follow in any case. */
export class Turn {
	readonly #turns: AccountTurns;
	#isOvertaken = false;

	constructor(turns: AccountTurns) {
		this.#turns = turns;
	}

	/**
	 * Runs `sign`, during which another send may overtake. Resolves when it is this one's turn again.
	 *
	 * @returns its result, and whether another send had the turn in between
	 */
	async waitForSigner<T>(sign: () => Promise<T>): Promise<{ readonly result: T; readonly isOvertaken: boolean }> {
		this.#isOvertaken = false;
		this.#turns.allowOvertaking(this, true);
		const result = await sign().finally(() => this.#turns.allowOvertaking(this, false));
		if (this.#isOvertaken) await this.#turns.regain(this);
		return { result, isOvertaken: this.#isOvertaken };
	}

	/** Lets the account's next transaction proceed. */
	release(): void {
		this.#turns.release(this);
	}

	/** @internal */
	markOvertaken(): void {
		this.#isOvertaken = true;
	}
}

/** Lets the transactions of one account be prepared, signed and sent one after the other, in the order of their calls. */
export class AccountTurns {
	#holder: Turn | null = null;
	#isHolderSigning = false;
	readonly #waiting: Waiting[] = [];

	/** Waits for the turn. Rejects with the signal's reason where it aborts before. */
	async acquire({ overtake, signal, onWait }: AcquireOptions): Promise<Turn> {
		signal.throwIfAborted();
		const turn = new Turn(this);
		if (this.#holder === null) this.#holder = turn;
		else {
			if (!(overtake && this.#isHolderSigning)) onWait();
			await this.#wait(turn, overtake, signal);
		}
		return turn;
	}

	/** @internal */
	allowOvertaking(turn: Turn, isAllowed: boolean): void {
		if (this.#holder !== turn) return;
		this.#isHolderSigning = isAllowed;
		this.#startNext();
	}

	/** @internal */
	regain(turn: Turn): Promise<void> {
		return this.#wait(turn, true);
	}

	/** @internal */
	release(turn: Turn): void {
		if (this.#holder !== turn) return;
		this.#holder = null;
		this.#isHolderSigning = false;
		this.#startNext();
	}

	#wait(turn: Turn, overtakes: boolean, signal?: AbortSignal): Promise<void> {
		return new Promise<void>((resolve, reject) => {
			const abort = () => {
				this.#waiting.splice(this.#waiting.indexOf(entry), 1);
				reject(signal?.reason);
			};
			const entry: Waiting = {
				overtakes,
				start: () => {
					signal?.removeEventListener("abort", abort);
					this.#holder = turn;
					resolve();
				},
			};
			signal?.addEventListener("abort", abort, { once: true });
			if (overtakes) this.#waiting.splice(this.#waiting.findIndex((other) => !other.overtakes) >>> 0, 0, entry);
			else this.#waiting.push(entry);
			this.#startNext();
		});
	}

	#startNext(): void {
		const [next] = this.#waiting;
		if (!next) return;
		if (this.#holder !== null) {
			if (!this.#isHolderSigning || !next.overtakes) return;
			this.#holder.markOvertaken();
			this.#isHolderSigning = false;
		}
		this.#waiting.shift();
		next.start();
	}
}

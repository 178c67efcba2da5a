/** The fields of a pool that the totals need, and those stored before them. */
export interface HandPool {
	readonly isVault: boolean;
	readonly pid: number;
	readonly owner: string;
	readonly totalShares: bigint;
	readonly totalValue: bigint;
	readonly queue: readonly { readonly user: string; readonly startTime: number; readonly nft: number }[];
	/** Collection of the share NFTs. */
	readonly collection: number;
	readonly commission: number | null;
	readonly cap: bigint | null;
	readonly workers: readonly string[];
	readonly coolingDown: readonly string[];
}

/** A stake pool with the accounts of its funds. */
export interface WholePool extends HandPool {
	/** Accounts of the free stake, the staked stake, and the owner reward. */
	readonly accounts: readonly [string, string, string];
}

/** A worker's session. */
export interface HandSession {
	readonly state: number;
	readonly ve: bigint;
	readonly v: bigint;
	readonly updatedAt: number;
	readonly initialScore: number;
	readonly instantScore: number;
	readonly coolDownStart: number;
	readonly totalReward: bigint;
}

const DIGIT = new Uint8Array(256);
for (let i = 0; i < 16; i++) DIGIT["0123456789abcdef".charCodeAt(i)] = i;

/** Decodes values straight from the hex digits in a message: one pass, no copy, written by hand for Khala 1251. */
export class HandDecoder {
	#bytes = Buffer.alloc(1 << 16);
	#at = 0;

	/** Loads the hex digits from `start` to `end` of a message. */
	load(message: Buffer, start: number, end: number): this {
		const bytes = this.#bytes;
		let at = 0;
		for (let i = start; i < end; i += 2) {
			bytes[at++] = ((DIGIT[message[i] as number] as number) << 4) | (DIGIT[message[i + 1] as number] as number);
		}
		this.#at = 0;
		return this;
	}

	/** Loads a value, as hex. */
	take(value: string): this {
		this.#bytes.write(value.slice(2), "hex");
		this.#at = 0;
		return this;
	}

	/** `PhalaBasePool.Pools` */
	pool(): HandPool {
		const isVault = this.#u8() === 1;
		const pid = this.u64();
		const owner = this.#account();
		const totalShares = this.u128();
		const totalValue = this.u128();
		const queue = this.#list(() => ({ user: this.#account(), startTime: this.u64(), nft: this.u32() }));
		this.#list(() => this.u64());
		const collection = this.u32();
		this.#at += 32;
		if (isVault) {
			return {
				isVault,
				pid,
				owner,
				totalShares,
				totalValue,
				queue,
				collection,
				commission: null,
				cap: null,
				workers: [],
				coolingDown: [],
			};
		}
		const commission = this.#u8() ? this.u32() : null;
		const cap = this.#u8() ? this.u128() : null;
		const workers = this.#list(() => this.#account());
		const coolingDown = this.#list(() => this.#account());
		const base = { isVault, pid, owner, totalShares, totalValue, queue, collection };
		return { ...base, commission, cap, workers, coolingDown };
	}

	/** `PhalaBasePool.Pools` of a stake pool, with the accounts that hold its funds. */
	stakePool(): WholePool {
		this.#at++;
		const pid = this.u64();
		const owner = this.#account();
		const totalShares = this.u128();
		const totalValue = this.u128();
		const queue = this.#list(() => ({ user: this.#account(), startTime: this.u64(), nft: this.u32() }));
		this.#list(() => this.u64());
		const collection = this.u32();
		const account = this.#account();
		const commission = this.#u8() ? this.u32() : null;
		const cap = this.#u8() ? this.u128() : null;
		const workers = this.#list(() => this.#account());
		const coolingDown = this.#list(() => this.#account());
		const accounts = [account, this.#account(), this.#account()] as const;
		const base = { isVault: false, pid, owner, totalShares, totalValue, queue, commission, cap };
		return { ...base, workers, coolingDown, collection, accounts };
	}

	/** `PhalaWrappedBalances.StakerAccounts`: pools of the account by collection. */
	pidsByCollection(): Map<number, number> {
		return new Map(
			this.#list(() => {
				const pid = this.u64();
				return [this.u32(), pid] as const;
			}),
		);
	}

	/** `RmrkCore.Properties`: the shares in an item. */
	shares(): bigint {
		this.#at++;
		return this.u128();
	}

	/** `System.Account`: the free balance. */
	free(): bigint {
		this.#at += 16;
		return this.u128();
	}

	/** `PhalaComputation.Sessions` */
	session(): HandSession {
		const state = this.#u8();
		const ve = this.u128();
		const v = this.u128();
		const updatedAt = this.u64();
		const initialScore = this.u32();
		const instantScore = this.u32();
		this.#at += 24;
		const coolDownStart = this.u64();
		return { state, ve, v, updatedAt, initialScore, instantScore, coolDownStart, totalReward: this.u128() };
	}

	/** A balance. */
	u128(): bigint {
		const low = this.#wide();
		const high = this.#wide();
		return high === 0n ? low : (high << 64n) | low;
	}

	#u8(): number {
		return this.#bytes[this.#at++] as number;
	}

	/** A block number. */
	u32(): number {
		const value = this.#bytes.readUInt32LE(this.#at);
		this.#at += 4;
		return value;
	}

	/** As a number: all values that are read so fit. */
	u64(): number {
		const low = this.u32();
		return this.u32() * 2 ** 32 + low;
	}

	#wide(): bigint {
		const low = this.u32();
		const high = this.u32();
		return high < 1 << 21 ? BigInt(high * 2 ** 32 + low) : (BigInt(high) << 32n) | BigInt(low);
	}

	#account(): string {
		const text = `0x${this.#bytes.hexSlice(this.#at, this.#at + 32)}`;
		this.#at += 32;
		return text;
	}

	#list<T>(read: () => T): T[] {
		const first = this.#bytes[this.#at] as number;
		const mode = first & 3;
		const length = mode === 0 ? first >> 2 : this.#bytes.readUInt16LE(this.#at) >> 2;
		this.#at += mode === 0 ? 1 : 2;
		const list: T[] = [];
		for (let i = 0; i < length; i++) list.push(read());
		return list;
	}
}

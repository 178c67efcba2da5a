import type { Hex } from "../../../codec/hex.ts";
import type { Handler } from "../frame/call.ts";
import type { Chain } from "../frame/chain.ts";
import { defineItem, type Item } from "../frame/define-item.ts";
import { ensure, fail } from "../frame/failure.ts";

/** Maximum number of accounts in a whitelist. */
const MAX_WHITELIST = 100;

interface Staker {
	readonly pid: bigint;
	readonly staker: Hex;
}

/** Whitelists and descriptions of pools: of `PhalaStakePool` in generation 1, of `PhalaBasePool` in generation 2. */
export class PoolMetadata {
	readonly #pallet: string;
	readonly #ownerOf: (chain: Chain, pid: bigint) => Hex;
	readonly #whitelists: Item<[pid: bigint], readonly Hex[] | null>;
	readonly #descriptions: Item<[pid: bigint], Hex | null>;

	/**
	 * @param pallet - pallet of the storage, calls and events
	 * @param ownerOf - returns the owner of a pool, fails if there is no such pool
	 */
	constructor(pallet: string, ownerOf: (chain: Chain, pid: bigint) => Hex) {
		this.#pallet = pallet;
		this.#ownerOf = ownerOf;
		this.#whitelists = defineItem(pallet, "poolContributionWhitelists");
		this.#descriptions = defineItem(pallet, "poolDescriptions");
	}

	/** Whether `who` may contribute to a pool: there is no whitelist, or it names `who`, or `who` owns the pool. */
	mayContribute(chain: Chain, pid: bigint, owner: Hex, who: Hex): boolean {
		const listed = chain.at(this.#whitelists).get(pid);
		return listed === null || who === owner || listed.includes(who);
	}

	/** The calls for a pool's owner. */
	readonly calls = {
		addStakerToWhitelist: ((chain, who, { pid, staker }) => {
			this.#assertOwner(chain, pid, who);
			const listed = chain.at(this.#whitelists).get(pid);
			if (listed === null) chain.deposit(this.#pallet, "PoolWhitelistCreated", { pid });
			else {
				ensure(!listed.includes(staker), this.#pallet, "AlreadyInContributeWhitelist");
				ensure(listed.length < MAX_WHITELIST, this.#pallet, "ExceedWhitelistMaxLen");
			}
			chain.at(this.#whitelists).set(pid, [...(listed ?? []), staker]);
			chain.deposit(this.#pallet, "PoolWhitelistStakerAdded", { pid, staker });
		}) satisfies Handler<Staker>,
		removeStakerFromWhitelist: ((chain, who, { pid, staker }) => {
			this.#assertOwner(chain, pid, who);
			const listed = chain.at(this.#whitelists).get(pid) ?? fail(this.#pallet, "NoWhitelistCreated");
			ensure(listed.includes(staker), this.#pallet, "NotInContributeWhitelist");
			const rest = listed.filter((account) => account !== staker);
			chain.deposit(this.#pallet, "PoolWhitelistStakerRemoved", { pid, staker });
			if (rest.length > 0) chain.at(this.#whitelists).set(pid, rest);
			else {
				chain.at(this.#whitelists).delete(pid);
				chain.deposit(this.#pallet, "PoolWhitelistDeleted", { pid });
			}
		}) satisfies Handler<Staker>,
		setPoolDescription: ((chain, who, { pid, description }) => {
			this.#assertOwner(chain, pid, who);
			chain.at(this.#descriptions).set(pid, description);
		}) satisfies Handler<{ pid: bigint; description: Hex }>,
	};

	#assertOwner(chain: Chain, pid: bigint, who: Hex): void {
		ensure(this.#ownerOf(chain, pid) === who, this.#pallet, "UnauthorizedPoolOwner");
	}
}

/** Descriptions of pools are at most 4400 bytes. */
export const isDescription = (value: unknown): boolean => String(value).length <= 2 + 2 * 4400;

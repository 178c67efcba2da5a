import type { Hex } from "../../../codec/hex.ts";
import type { Chain } from "../frame/chain.ts";
import { anyPool } from "./pools.ts";
import { emit, ensure, fail, item, type PalletCalls } from "./surface.ts";

const whitelists = item("phalaBasePool", "poolContributionWhitelists");
const descriptions = item("phalaBasePool", "poolDescriptions");

/** Most accounts in a whitelist. */
const MAX_WHITELIST = 100;

/** Whether `who` may contribute to a pool: there is no whitelist, or it names `who`, or `who` owns the pool. */
export function mayContribute(chain: Chain, pid: bigint, owner: Hex, who: Hex): boolean {
	const listed = chain.at(whitelists).get(pid);
	return listed === null || who === owner || listed.includes(who);
}

function ensureOwner(chain: Chain, pid: bigint, who: Hex): void {
	ensure(anyPool(chain, pid).owner === who, "phalaBasePool", "UnauthorizedPoolOwner");
}

/** Calls of `PhalaBasePool`, for stake pools and vaults alike. */
export const basePool: PalletCalls<"phalaBasePool"> = {
	addStakerToWhitelist: (chain, who, { pid, staker }) => {
		ensureOwner(chain, pid, who);
		const listed = chain.at(whitelists).get(pid);
		if (listed === null) emit(chain, "phalaBasePool", "PoolWhitelistCreated", { pid });
		else {
			ensure(!listed.includes(staker), "phalaBasePool", "AlreadyInContributeWhitelist");
			ensure(listed.length < MAX_WHITELIST, "phalaBasePool", "ExceedWhitelistMaxLen");
		}
		chain.at(whitelists).set(pid, [...(listed ?? []), staker]);
		emit(chain, "phalaBasePool", "PoolWhitelistStakerAdded", { pid, staker });
	},
	removeStakerFromWhitelist: (chain, who, { pid, staker }) => {
		ensureOwner(chain, pid, who);
		const listed = chain.at(whitelists).get(pid) ?? fail("phalaBasePool", "NoWhitelistCreated");
		ensure(listed.includes(staker), "phalaBasePool", "NotInContributeWhitelist");
		const rest = listed.filter((account) => account !== staker);
		emit(chain, "phalaBasePool", "PoolWhitelistStakerRemoved", { pid, staker });
		if (rest.length > 0) chain.at(whitelists).set(pid, rest);
		else {
			chain.at(whitelists).delete(pid);
			emit(chain, "phalaBasePool", "PoolWhitelistDeleted", { pid });
		}
	},
	setPoolDescription: (chain, who, { pid, description }) => {
		ensureOwner(chain, pid, who);
		chain.at(descriptions).set(pid, description);
	},
};

import type { Hex } from "../../../codec/hex.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import type { DelegatorSubsidy } from "../../model/delegator.ts";
import type { ChainV2 } from "../chain-context.ts";

/** Where each kind is kept: maps of account and pid to an amount. Runtimes before specs of 1260 lack the second. */
const MAPS: readonly (readonly [kind: DelegatorSubsidy["kind"], pallet: string, item: string])[] = [
	["legacyReward", "PhalaStakePoolv2", "LegacyRewards"],
	["reimbursement", "PhalaBasePool", "Reimbursements"],
];

/**
 * The account's claimable subsidies: legacy rewards first, each kind by pid.
 *
 * Two rounds: all keys, since account and pid are hashed as one, then the amounts of those of this account.
 *
 * @param only - leaves the other kind out
 */
export function* readSubsidies(
	{ metadata }: ChainV2,
	account: Hex,
	only?: DelegatorSubsidy["kind"],
): StorageQuery<readonly DelegatorSubsidy[]> {
	const maps = MAPS.flatMap(([kind, pallet, item]) => {
		const map = only === undefined || only === kind ? metadata.map(pallet, item) : null;
		return map ? [{ kind, map }] : [];
	});
	const list = yield { prefixes: maps.map(({ map }) => map.prefix) };
	const owed = maps.map(({ kind, map }) => {
		const entries = list.keysUnder(map.prefix).flatMap((key) => {
			const [who, pid] = map.args(key);
			return who === account ? [{ key, pid: Number(pid) }] : [];
		});
		return { kind, map, entries: entries.sort((a, b) => a.pid - b.pid) };
	});
	const response = yield { keys: owed.flatMap(({ entries }) => entries.map(({ key }) => key)) };
	return owed.flatMap(({ kind, map, entries }) =>
		entries.flatMap(({ key, pid }) => {
			const bytes = response.value(key);
			return bytes ? [{ pid, kind, amount: map.decode(bytes) as bigint }] : [];
		}),
	);
}

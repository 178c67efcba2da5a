import { type Hex, toHex } from "../../codec/hex.ts";
import type { StorageEntry } from "../../query/storage-entry.ts";
import { type StorageValue, storageKeys, storageValue } from "../../query/storage-value.ts";
import { createOperation, type OperationChain } from "../create-operation.ts";
import { ruleFailure } from "../loaded-with-writes.ts";
import type { PoolKind } from "../model/stake-pool.ts";
import type { Call, ChainEvent, Operation, Prepared, RuleFailure } from "../operation.ts";
import type { Pallet } from "../pallet-api.ts";
import { checkOwner, type PoolCheck, wrongPoolKind } from "./pool-operation.ts";

/** Most accounts on one whitelist. */
const MAX_LISTED = 100;
/** Most bytes of one description. */
const MAX_DESCRIPTION = 4400;

interface WhitelistCalls {
	addStakerToWhitelist: { pid: bigint; staker: Hex };
	removeStakerFromWhitelist: { pid: bigint; staker: Hex };
	setPoolDescription: { pid: bigint; description: Hex };
}

interface WhitelistEvents {
	PoolWhitelistStakerAdded: { staker: Hex };
	PoolWhitelistStakerRemoved: { staker: Hex };
}

/** The pallet that keeps whitelists and descriptions: `phalaStakePool` (generation 1), `phalaBasePool` (generation 2). */
export interface WhitelistPallet {
	readonly chain: OperationChain;
	readonly pallet: Pallet<WhitelistCalls, WhitelistEvents>;
	readonly whitelists: StorageEntry<[pid: bigint], readonly Hex[] | null>;
	/** The pool with this id, of either kind. */
	findPool(pid: number): StorageValue<PoolCheck<{ readonly owner: Hex; readonly kind: PoolKind }>>;
}

/** Lists an account. Checks pool, owner, not listed yet, length of the list. The first account closes the pool for all others. */
export function addToWhitelist(
	pallets: WhitelistPallet,
	pid: number,
	staker: Hex,
	kind: PoolKind,
): Operation<{ address: string }> {
	return changeWhitelist(pallets, "addToWhitelist", pid, staker, kind, (listed) => [
		...(listed?.includes(staker) ? [ruleFailure("ALREADY_WHITELISTED", { pid })] : []),
		...(listed && listed.length >= MAX_LISTED ? [ruleFailure("WHITELIST_FULL", { limit: MAX_LISTED })] : []),
	]);
}

/** Removes an account. Checks pool, owner, a whitelist, listed there. Removing the last account opens the pool for everyone. */
export function removeFromWhitelist(
	pallets: WhitelistPallet,
	pid: number,
	staker: Hex,
	kind: PoolKind,
): Operation<{ address: string }> {
	return changeWhitelist(pallets, "removeFromWhitelist", pid, staker, kind, (listed) => {
		if (listed === null) return [ruleFailure("NO_WHITELIST", { pid })];
		return listed.includes(staker) ? [] : [ruleFailure("NOT_WHITELISTED", { pid })];
	});
}

const CHANGES = {
	addToWhitelist: { call: "addStakerToWhitelist", event: "PoolWhitelistStakerAdded" },
	removeFromWhitelist: { call: "removeStakerFromWhitelist", event: "PoolWhitelistStakerRemoved" },
} as const;

function changeWhitelist(
	pallets: WhitelistPallet,
	change: keyof typeof CHANGES,
	pid: number,
	staker: Hex,
	kind: PoolKind,
	check: (listed: readonly Hex[] | null) => readonly RuleFailure[],
): Operation<{ address: string }> {
	const { chain, pallet } = pallets;
	const { call, event } = CHANGES[change];
	return whitelistOperation(pallets, pid, kind, {
		name: `${kind}.${change}`,
		call: pallet.buildCall(call, { pid: BigInt(pid), staker }),
		check,
		outcome: (events) => ({ address: chain.addresses.format(pallet.expectEvent(events, event).staker) }),
		expected: () => ({ address: chain.addresses.format(staker) }),
	});
}

/** Sets the description. Checks length (the chain cannot decode a longer one), pool, owner. */
export function setDescription(
	pallets: WhitelistPallet,
	pid: number,
	bytes: Uint8Array,
	kind: PoolKind,
): Operation<void> {
	return whitelistOperation(pallets, pid, kind, {
		name: `${kind}.setDescription`,
		call: pallets.pallet.buildCall("setPoolDescription", { pid: BigInt(pid), description: toHex(bytes) }),
		checkFirst: () =>
			bytes.length > MAX_DESCRIPTION ? [ruleFailure("DESCRIPTION_TOO_LONG", { limit: MAX_DESCRIPTION })] : [],
		outcome: () => undefined,
		expected: () => undefined,
	});
}

/** One call on a pool's whitelist or description. */
interface WhitelistOperationSpec<R> {
	readonly name: string;
	readonly call: Call;
	/** Checks before the chain looks for the pool. */
	checkFirst?(): readonly RuleFailure[];
	/** Checks after pool and owner; `listed`: `null` without a whitelist. */
	check?(listed: readonly Hex[] | null): readonly RuleFailure[];
	outcome(events: readonly ChainEvent[]): R;
	/** See {@link Prepared.expected}. */
	expected(): R;
}

/** The chain accepts a pool of either kind, the facade expects one: the client checks that, after all checks of the chain. */
function whitelistOperation<R>(
	{ chain, findPool, whitelists }: WhitelistPallet,
	pid: number,
	expectedKind: PoolKind,
	{ name, call, checkFirst, check, outcome, expected }: WhitelistOperationSpec<R>,
): Operation<R> {
	return createOperation(chain, name, function* (account) {
		const poolCheck = findPool(pid);
		const whitelist = storageValue(whitelists, pid);
		const response = yield { keys: storageKeys([poolCheck, whitelist]) };
		const { pool, failures } = poolCheck.from(response);
		const refusals = [
			...(checkFirst?.() ?? []),
			...(pool ? [...checkOwner(chain, pool.owner, account), ...(check?.(whitelist.from(response)) ?? [])] : failures),
		];
		const isOther = pool !== null && pool.kind !== expectedKind;
		return {
			calls: [call],
			fixedCalls: true,
			failures: [...refusals, ...(isOther ? wrongPoolKind(pid, pool.kind, expectedKind).failures : [])],
			isRefused: refusals.length > 0,
			outcome,
			expected,
		};
	});
}

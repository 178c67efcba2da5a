import { entries } from "../../generated/v1/entries.ts";
import { sessionAccount } from "../../src/chain/accounts.ts";
import type { Hex } from "../../src/codec/hex.ts";
import { encoder } from "./encode.ts";
import { v1 } from "./metadata/specimens.ts";
import { ALICE, KEY } from "./storage.ts";

type Storage = Record<string, string>;

const { phalaMining, phalaRegistry, phalaStakePool, system } = entries;

/** Bytes of a storage value of generation 1. */
export const storedV1 = encoder(v1);

/** Storage of a pool of generation 1: 12 shares and PHA, of which 2 are free, owned by Alice. */
export function poolV1(pid: number, fields: Readonly<Record<string, unknown>> = {}): Storage {
	const pool = {
		pid,
		owner: ALICE,
		totalShares: 12n * 10n ** 12n,
		totalStake: 12n * 10n ** 12n,
		freeStake: 2n * 10n ** 12n,
		...fields,
	};
	return { [phalaStakePool.stakePools.key(pid)]: storedV1("PhalaStakePool", "StakePools", pool) };
}

/** Storage of an account's record in a pool; as much locked as shares. */
export function stakerV1(pid: number, user: Hex, shares: bigint, fields: object = {}): Storage {
	const record = { user, shares, locked: shares, ...fields };
	return { [phalaStakePool.poolStakers.key([pid, user])]: storedV1("PhalaStakePool", "PoolStakers", record) };
}

/** Storage of an account's PHA, and how much of it is locked as stake, or otherwise. */
export function phaV1(account: Hex, free: bigint, staked = 0n, frozen = staked): Storage {
	const data = { free, miscFrozen: frozen, feeFrozen: frozen };
	return {
		[system.account.key(account)]: storedV1("System", "Account", { providers: 1, data }),
		[phalaStakePool.stakeLedger.key(account)]: storedV1("PhalaStakePool", "StakeLedger", staked),
	};
}

/** Storage of a registered worker of Alice. */
export function registeredV1(fields: object = {}, key: Hex = KEY): Storage {
	const worker = { pubkey: key, operator: ALICE, confidenceLevel: 1, initialScore: 1000, ...fields };
	return { [phalaRegistry.workers.key(key)]: storedV1("PhalaRegistry", "Workers", worker) };
}

/** Storage of the miner that a pool has for a worker that is bound there. */
export function minerV1(
	pid: number,
	state: string,
	fields: { readonly stake?: bigint; readonly coolDownStart?: number } = {},
	key: Hex = KEY,
): Storage {
	const account = sessionAccount(pid, key);
	const { stake, coolDownStart = 0 } = fields;
	return {
		[phalaStakePool.workerAssignments.key(key)]: storedV1("PhalaStakePool", "WorkerAssignments", pid),
		[phalaStakePool.subAccountPreimages.key(account)]: storedV1("PhalaStakePool", "SubAccountPreimages", [pid, key]),
		[phalaMining.miners.key(account)]: storedV1("PhalaMining", "Miners", { state, coolDownStart }),
		[phalaMining.minerBindings.key(account)]: storedV1("PhalaMining", "MinerBindings", key),
		[phalaMining.workerBindings.key(key)]: storedV1("PhalaMining", "WorkerBindings", account),
		...(stake ? { [phalaMining.stakes.key(account)]: storedV1("PhalaMining", "Stakes", stake) } : {}),
	};
}

import type { Operation } from "../../../src/chain/operation.ts";
import type { StakePoolRecord } from "../../../src/chain/pool-admin/pool-operation.ts";
import {
	createStakePool,
	type StakePoolPallet,
	setCap,
	setCommission,
} from "../../../src/chain/pool-admin/settings.ts";
import {
	addToWhitelist,
	removeFromWhitelist,
	setDescription,
	type WhitelistPallet,
} from "../../../src/chain/pool-admin/whitelist.ts";
import { addWorker, removeWorker } from "../../../src/chain/workers/pool-workers.ts";
import { reclaimWorker } from "../../../src/chain/workers/reclaim.ts";
import { restartWorker, startWorker, stopWorker } from "../../../src/chain/workers/start-stop-worker.ts";
import type { WorkerPallets } from "../../../src/chain/workers/worker-pallets.ts";
import type { SessionRecord } from "../../../src/chain/workers/worker-session.ts";
import { fromHex, type Hex } from "../../../src/codec/hex.ts";

/** Arguments of a recorded call: integers as decimal text. */
export type Args = Readonly<Record<string, string | null>>;

/** Tables of one generation. */
interface Tables<S extends SessionRecord, P extends StakePoolRecord> {
	readonly settings: StakePoolPallet<P>;
	readonly whitelist: WhitelistPallet;
	readonly workers: WorkerPallets<S, P>;
}

/** The operation of a recorded call that both generations share; `null`: none. `method` may end in `Mining` or `Computing`. */
export function sharedOperation<S extends SessionRecord, P extends StakePoolRecord>(
	{ settings, whitelist, workers }: Tables<S, P>,
	method: string,
	args: Args,
): Operation<unknown> | null {
	const pid = toPid(args);
	const worker = args.worker as Hex;
	switch (method.replace(/(Mining|Computing)$/, "Worker")) {
		case "create":
			return createStakePool(settings);
		case "setPayoutPref":
			return setCommission(settings, pid, Number(args.payoutCommission));
		case "setCap":
			return setCap(settings, pid, toBigInt(args.cap));
		case "addWorker":
			return addWorker(workers, pid, args.pubkey as Hex);
		case "removeWorker":
			return removeWorker(workers, pid, worker);
		case "startWorker":
			return startWorker(workers, pid, worker, toBigInt(args.stake));
		case "restartWorker":
			return restartWorker(workers, pid, worker, toBigInt(args.stake));
		case "stopWorker":
			return stopWorker(workers, pid, worker);
		case "reclaimPoolWorker":
			return reclaimWorker(workers, pid, worker);
		case "addStakerToWhitelist":
			return addToWhitelist(whitelist, pid, args.staker as Hex, "stakePool");
		case "removeStakerFromWhitelist":
			return removeFromWhitelist(whitelist, pid, args.staker as Hex, "stakePool");
		case "setPoolDescription":
			return setDescription(whitelist, pid, fromHex(args.description ?? ""), "stakePool");
		default:
			return null;
	}
}

/** The pool id of a recorded call. */
export function toPid(args: Args): number {
	return Number(args.pid);
}

/** An integer of a recording; 0 for none. */
export function toBigInt(digits: unknown): bigint {
	return BigInt((digits as string | null | undefined) ?? 0);
}

/** Arguments of a call as recordings write them: integers as decimal text. */
export function toDigits(args: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
	const text = (value: unknown) => (typeof value === "bigint" || typeof value === "number" ? String(value) : value);
	return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, text(value)]));
}

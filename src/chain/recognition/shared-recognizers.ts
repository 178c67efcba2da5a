import { fromHex } from "../../codec/hex.ts";
import type { RecognizedWrite } from "../chain-adapter.ts";
import type { Call } from "../operation.ts";
import type { StakePoolRecord } from "../pool-admin/pool-operation.ts";
import { createStakePool, type StakePoolPallet, setCap, setCommission } from "../pool-admin/settings.ts";
import { addToWhitelist, removeFromWhitelist, setDescription, type WhitelistPallet } from "../pool-admin/whitelist.ts";
import { addWorker, removeWorker, unbindSession } from "../workers/pool-workers.ts";
import { reclaimAll, reclaimWorker } from "../workers/reclaim.ts";
import { restartWorker, startWorker, stopWorker } from "../workers/start-stop-worker.ts";
import type { WorkerPallets } from "../workers/worker-pallets.ts";
import type { SessionRecord } from "../workers/worker-session.ts";
import { CallArguments, type CallRecognizers, isCallTo } from "./recognized-write.ts";

/** Pallets of one generation that have the same calls in both. */
export interface SharedPallets<S extends SessionRecord, P extends StakePoolRecord> {
	readonly settings: StakePoolPallet<P>;
	readonly whitelist: WhitelistPallet;
	readonly workers: WorkerPallets<S, P>;
}

/** Names of pallets and calls in one generation. */
export interface SharedNames {
	readonly stakePool: string;
	readonly whitelist: string;
	/** The pallet of sessions. */
	readonly sessions: string;
	readonly start: string;
	readonly stop: string;
	readonly restart: string;
}

/** Recognizers of the calls that both generations have. */
export function sharedRecognizers<S extends SessionRecord, P extends StakePoolRecord>(
	{ settings, whitelist, workers }: SharedPallets<S, P>,
	{ stakePool, whitelist: listing, sessions, start, stop, restart }: SharedNames,
): CallRecognizers {
	// The kind of the pool is not part of the calls, nor of their results.
	const kind = "stakePool";
	return {
		[`${stakePool}.create`]: () => ["createStakePool", [], createStakePool(settings)],
		[`${stakePool}.setPayoutPref`](args) {
			const pid = args.integer("pid");
			const ppm = args.option("payoutCommission", args.integer) ?? 0;
			return ["setCommission", [pid, ppm], setCommission(settings, pid, ppm)];
		},
		[`${stakePool}.setCap`](args) {
			const [pid, cap] = [args.integer("pid"), args.amount("cap")];
			return ["setCap", [pid, cap], setCap(settings, pid, cap)];
		},
		[`${stakePool}.addWorker`](args) {
			const [pid, worker] = [args.integer("pid"), args.bytes("pubkey")];
			return ["addWorker", [pid, worker], addWorker(workers, pid, worker)];
		},
		[`${stakePool}.removeWorker`](args) {
			const [pid, worker] = [args.integer("pid"), args.bytes("worker")];
			return ["removeWorker", [pid, worker], removeWorker(workers, pid, worker)];
		},
		[`${stakePool}.${start}`](args) {
			const [worker, stake] = [args.bytes("worker"), args.amount("stake")];
			return ["startWorker", [worker, stake], startWorker(workers, args.integer("pid"), worker, stake)];
		},
		[`${stakePool}.${stop}`](args) {
			const worker = args.bytes("worker");
			return ["stopWorker", [worker], stopWorker(workers, args.integer("pid"), worker)];
		},
		[`${stakePool}.${restart}`](args) {
			const [worker, stake] = [args.bytes("worker"), args.amount("stake")];
			return ["restartWorker", [worker, stake], restartWorker(workers, args.integer("pid"), worker, stake)];
		},
		[`${stakePool}.reclaimPoolWorker`](args) {
			const [pid, worker] = [args.integer("pid"), args.bytes("worker")];
			return ["reclaimWorker", [pid, worker], reclaimWorker(workers, pid, worker)];
		},
		[`${sessions}.unbind`]: () => ["unbindWorker", [undefined], unbindSession(workers)],
		[`${listing}.addStakerToWhitelist`](args) {
			const [pid, account] = [args.integer("pid"), args.bytes("staker")];
			return ["addToWhitelist", [pid, account, undefined], addToWhitelist(whitelist, pid, account, kind)];
		},
		[`${listing}.removeStakerFromWhitelist`](args) {
			const [pid, account] = [args.integer("pid"), args.bytes("staker")];
			return ["removeFromWhitelist", [pid, account, undefined], removeFromWhitelist(whitelist, pid, account, kind)];
		},
		[`${listing}.setPoolDescription`](args) {
			const [pid, bytes] = [args.integer("pid"), fromHex(args.bytes("description"))];
			return ["setDescription", [pid, bytes, undefined], setDescription(whitelist, pid, bytes, kind)];
		},
	};
}

/** `reclaimAll`, which reclaims several workers of one pool by one `utility.forceBatch`; `null` for anything else. */
export function recognizeReclaimAll<S extends SessionRecord, P extends StakePoolRecord>(
	workers: WorkerPallets<S, P>,
	name: string,
	[call]: readonly Call[],
): RecognizedWrite | null {
	if (!isCallTo(call, "utility.forceBatch") || !Array.isArray(call.args.calls)) return null;
	const inner: readonly Call[] = call.args.calls;
	if (inner.length < 2 || !inner.every((each) => isCallTo(each, name))) return null;
	const pids = new Set(inner.map(({ args }) => new CallArguments(args).integer("pid")));
	const [pid] = pids;
	if (pid === undefined || pids.size > 1) return null;
	return { write: "reclaimAll", args: [pid], operation: reclaimAll(workers, pid), length: 1 };
}

import {
	type BudgetParameters,
	computePayout,
	computeShare,
	type GrowthParameters,
	growV,
	slashV,
	type WorkerValue,
} from "./gatekeeper.ts";

/** The tokenomic parameters that move V and pay. U64F64 bits (value · 2⁶⁴). @public */
export interface VParameters extends GrowthParameters, BudgetParameters {
	/** Fraction of V lost per block without an answer. */
	readonly slashRate: bigint;
}

/** A computing worker as the gatekeeper keeps it from block to block. @public */
export interface ComputingWorker extends WorkerValue {
	/** P at the start of the session, more than 0. */
	readonly initialScore: number;
	/** P now: the instant score, or the initial one while the worker runs contracts. */
	readonly score: number;
	/** 1 to 5, 128. */
	readonly confidenceLevel: number;
	/** Block up to which it is paid: of its last payout, of its start, or the last in which it did not answer. */
	readonly paidAt: number;
}

/** A worker's event in a block: none, a heartbeat answered, or one missed. @public */
export type VEvent = "idle" | "heartbeat" | "unresponsive";

/** A worker after a block, and its payout. Payout and treasury are U64F64 bits of PHA. @public */
export interface VStep<W extends ComputingWorker = ComputingWorker> {
	/** The worker; score and confidence level unchanged. */
	readonly worker: W;
	/** Goes to the pool, before commission. */
	readonly payout: bigint;
	/** Goes to the treasury. */
	readonly treasury: bigint;
}

/**
 * A computing worker after one more block.
 *
 * - `"idle"`: {@link growV}; `"heartbeat"`: {@link computePayout}, without growth; `"unresponsive"`: {@link slashV}
 * - Blocks in which a worker does not answer are never paid
 *
 * @param block - number of the block
 * @param totalShare - sum of `payoutShare` over all responsive computing workers before the block, U64F64 bits
 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_AMOUNT`
 * @remarks Source: the gatekeeper, both generations; not recorded, formula only
 * @public
 */
export function nextV<W extends ComputingWorker>(
	worker: W,
	event: VEvent,
	block: number,
	totalShare: bigint,
	tokenomics: VParameters,
): VStep<W> {
	const { initialScore, score, paidAt } = worker;
	const { payout, treasury, ...value } =
		event === "heartbeat"
			? computePayout(worker, computeShare(worker), totalShare, block - paidAt, tokenomics)
			: {
					payout: 0n,
					treasury: 0n,
					...(event === "idle"
						? growV(worker, initialScore, score, tokenomics)
						: { v: slashV(worker.v, tokenomics.slashRate), deductible: 0n }),
				};
	// Where nothing is paid nothing is taken of the growth, and the blocks stay to be paid.
	const isDue = event === "idle" || (event === "heartbeat" && value.deductible === worker.deductible);
	return { worker: { ...worker, ...value, paidAt: isDue ? paidAt : block }, payout, treasury };
}

/** From where, how far and under which assumptions {@link projectV} goes. @public */
export interface VProjectionInput {
	/** All of them answer every time. */
	readonly workers: readonly ComputingWorker[];
	/** Share of all other responsive computing workers of the network, U64F64 bits; it stays as it is. */
	readonly otherShare: bigint;
	/** Number of the block to start from. */
	readonly block: number;
	/** Blocks to go. */
	readonly blocks: number;
	/** Each worker answers a heartbeat every this many blocks, one worker after another; with 1, V never grows. */
	readonly heartbeatBlocks: number;
	/** Of the chain; taken as constant. */
	readonly tokenomics: VParameters;
}

/**
 * V and payouts of workers over many blocks: exact to the bit while the assumptions in the input hold.
 *
 * - Worker `i` answers in blocks whose number plus `i` is a multiple of `heartbeatBlocks`
 *
 * @returns in the order of the input: each worker after the last block, and all that was paid for it
 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_AMOUNT`
 * @remarks Source: the gatekeeper, both generations; not recorded, formula only
 * @public
 */
export function projectV({
	workers,
	otherShare,
	block: from,
	blocks,
	heartbeatBlocks,
	tokenomics,
}: VProjectionInput): readonly VStep[] {
	let steps: VStep[] = workers.map((worker) => ({ worker, payout: 0n, treasury: 0n }));
	for (let block = from + 1; block <= from + blocks; block++) {
		const answers = (i: number) => (block + i) % heartbeatBlocks === 0;
		// A root for each worker: only for blocks that need it.
		const totalShare = steps.some((_, i) => answers(i))
			? steps.reduce((sum, { worker }) => sum + computeShare(worker), otherShare)
			: 0n;
		steps = steps.map(({ worker, payout, treasury }, i) => {
			const step = nextV(worker, answers(i) ? "heartbeat" : "idle", block, totalShare, tokenomics);
			return { worker: step.worker, payout: payout + step.payout, treasury: treasury + step.treasury };
		});
	}
	return steps;
}

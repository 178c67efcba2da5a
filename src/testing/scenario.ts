import type { WithdrawRequest } from "../chain/model/stake-pool.ts";
import type { Phala } from "../client/client.ts";
import { deepFreeze } from "../codec/deep-freeze.ts";
import type { Hex } from "../codec/hex.ts";
import type { DevChain } from "../devchain/dev-chain.ts";
import { parseInteger, parseObject } from "../devchain/validate.ts";
import { type CommissionInput, parseAmount, parseCommission, parsePid, parseU32 } from "../entities/validate.ts";
import { invalidArgument, invalidValue } from "../errors/invalid-argument.ts";
import type { Plan } from "../plan/plan.ts";
import type { TransactionSigner } from "../plan/signer.ts";
import type { BlockRef } from "../query/block-ref.ts";
import { type Actor, toSigner } from "./actor.ts";

/**
 * A stake pool to create.
 *
 * @public
 */
export interface PoolOptions {
	/**
	 * Account that creates it.
	 *
	 * @defaultValue "alice"
	 */
	readonly owner?: Actor | undefined;
	/**
	 * Commission of the owner, as `percent("10")`.
	 *
	 * @defaultValue 0
	 */
	readonly commission?: CommissionInput | undefined;
	/**
	 * Cap on delegations, pico PHA.
	 *
	 * @defaultValue none
	 */
	readonly cap?: bigint | undefined;
	/**
	 * Number of workers, operated by the owner.
	 *
	 * @defaultValue 0
	 */
	readonly workers?: number | undefined;
	/**
	 * Stake of each worker, pico PHA: delegated by `delegator`, and the workers compute.
	 *
	 * @defaultValue none: the workers are ready
	 */
	readonly stake?: bigint | undefined;
	/**
	 * Further PHA that `delegator` delegates, which stays free stake, pico PHA.
	 *
	 * @defaultValue 0n
	 */
	readonly freeStake?: bigint | undefined;
	/**
	 * Account that delegates.
	 *
	 * @defaultValue "ferdie"
	 */
	readonly delegator?: Actor | undefined;
	/**
	 * Benchmark score of each worker.
	 *
	 * @defaultValue 400
	 */
	readonly score?: number | undefined;
	/**
	 * Confidence level of each worker, 1 (best) to 5.
	 *
	 * @defaultValue 1
	 */
	readonly confidenceLevel?: number | undefined;
}

/**
 * A stake pool that {@link Scenario.pool} created.
 *
 * @public
 */
export interface TestPool {
	/** Pool id. */
	readonly pid: number;
	/** Owner of the pool and operator of its workers, ss58. */
	readonly owner: string;
	/** Public keys of its workers. */
	readonly workers: readonly Hex[];
}

/**
 * A vault to create.
 *
 * @public
 */
export interface VaultOptions {
	/**
	 * Account that creates it.
	 *
	 * @defaultValue "alice"
	 */
	readonly owner?: Actor | undefined;
	/**
	 * Commission of the owner, as `percent("10")`.
	 *
	 * @defaultValue 0
	 */
	readonly commission?: CommissionInput | undefined;
	/**
	 * PHA that `delegator` delegates, pico PHA.
	 *
	 * @defaultValue 0n
	 */
	readonly stake?: bigint | undefined;
	/**
	 * Account that delegates.
	 *
	 * @defaultValue "ferdie"
	 */
	readonly delegator?: Actor | undefined;
	/**
	 * What the vault contributes of it to stake pools, pico PHA each.
	 *
	 * @defaultValue nothing
	 */
	readonly investments?: readonly { readonly pid: number; readonly amount: bigint }[] | undefined;
}

/**
 * A vault that {@link Scenario.vault} created.
 *
 * @public
 */
export interface TestVault {
	/** Pool id. */
	readonly pid: number;
	/** Owner of the vault, ss58. */
	readonly owner: string;
	/** Account of the vault itself, which delegates to stake pools, ss58. */
	readonly account: string;
}

/**
 * Sets up what a test needs, by calls and controls of the chain: nothing that a network could not hold. Delegators get the PHA that
 * they lack.
 *
 * @public
 */
export interface Scenario {
	/**
	 * Creates a stake pool with workers and delegations.
	 *
	 * @throws PhalaError the rule that the chain enforced, as `STAKE_TOO_LOW`; `INVALID_ARGUMENT`, `INVALID_AMOUNT`, `INVALID_COMMISSION` before anything is created
	 */
	pool(options?: PoolOptions): Promise<TestPool>;
	/**
	 * Creates a vault. Generation 2.
	 *
	 * @throws PhalaError `UNSUPPORTED` in generation 1; the rule that the chain enforced
	 */
	vault(options?: VaultOptions): Promise<TestVault>;
	/**
	 * Delegates PHA to a stake pool or vault.
	 *
	 * @param options - `amount`: pico PHA
	 * @returns the shares that it created
	 * @throws PhalaError the rule that the chain enforced, as `CAP_EXCEEDED`
	 */
	delegation(options: { readonly pid: number; readonly delegator: Actor; readonly amount: bigint }): Promise<{
		readonly shares: bigint;
	}>;
	/**
	 * Makes a withdrawal wait in the queue of a stake pool or vault: withdraws the free stake, which is paid at once, and `amount`
	 * beyond it. Replaces an earlier request of the delegator.
	 *
	 * @param options - `amount`: what waits, pico PHA; `delegator`: `"ferdie"` by default, the delegator of {@link Scenario.pool}
	 * @returns the queue
	 * @throws PhalaError `INVALID_AMOUNT` for more than the delegator has beyond the free stake; the rule that the chain enforced
	 */
	queue(options: {
		readonly pid: number;
		readonly amount: bigint;
		readonly delegator?: Actor | undefined;
	}): Promise<readonly WithdrawRequest[]>;
	/**
	 * Lets a day pass, and pays the computing workers of a stake pool by one gatekeeper message.
	 *
	 * @param options - `payout`: to each worker, pico PHA
	 * @returns the block of the payment
	 * @throws PhalaError `NOT_FOUND`; `INVALID_ARGUMENT` for a pool without computing workers
	 */
	rewardDay(options: { readonly pid: number; readonly payout: bigint }): Promise<BlockRef>;
}

const OWNER: Actor = "alice";
const DELEGATOR: Actor = "ferdie";
/** Score for which 2000 PHA is within the stake bounds, at confidence level 1. */
const SCORE = 400;
const CONFIDENCE_LEVEL = 1;
/** PHA that an account has beyond what it delegates, for fees and deposits. */
const RESERVE = 10n ** 12n;

/**
 * Creates the functions of a {@link Scenario} for a chain of your own. {@link TestChain} has them.
 *
 * @param chain - the chain to change
 * @param phala - a client of it
 * @public
 */
export function createScenario(chain: DevChain, phala: Phala): Scenario {
	/** Sends a plan, and produces the block that holds it where nothing else does. */
	const send = async <R>(plan: Plan<R>, signer: TransactionSigner): Promise<R> => {
		const submission = plan.send(signer);
		if (chain.settings.seal === "manual") {
			submission.status$.subscribe(({ type }) => {
				if (type === "broadcast") void chain.newBlock();
			});
		}
		return (await submission.inBlock).result;
	};

	/** The signer of an actor, with enough PHA to spend `amount`. */
	const fundedSigner = async (name: string, actor: Actor, amount = 0n): Promise<TransactionSigner> => {
		const signer = toSigner(chain, name, actor);
		const { contributable } = await (await phala.at("best")).delegator(signer).get();
		const missing = amount + RESERVE - contributable;
		if (missing > 0n) await chain.fund(phala.formatAddress(signer), missing);
		return signer;
	};

	const contribute = async (pid: number, delegator: Actor, amount: bigint) => {
		const signer = await fundedSigner("delegator", delegator, amount);
		return send(phala.delegator(signer).contribute(pid, amount), signer);
	};

	return {
		async pool(options = {}) {
			const { owner = OWNER, commission, cap, workers = 0, stake, freeStake = 0n } = parseObject("options", options);
			const { delegator = DELEGATOR, score = SCORE, confidenceLevel = CONFIDENCE_LEVEL } = options;
			if (!Number.isSafeInteger(workers) || workers < 0) throw invalidArgument("workers", workers, "an integer ≥ 0");
			if (stake !== undefined && workers === 0) throw invalidArgument("workers", workers, "at least 1, to stake on");
			// All before the first call, so that bad input leaves no pool behind.
			parseU32("score", score);
			parseInteger("confidenceLevel", confidenceLevel, 1, 5);
			parseAmounts({ cap, stake, freeStake });
			if (commission !== undefined) parseCommission(commission);
			toSigner(chain, "delegator", delegator);
			const signer = await fundedSigner("owner", owner);
			const { pid } = await send(phala.createStakePool(), signer);
			const pool = phala.stakePool(pid);
			const keys: Hex[] = [];
			for (let i = 0; i < workers; i++)
				keys.push(await chain.registerWorker({ operator: phala.formatAddress(signer), score, confidenceLevel }));
			const settings: Plan<unknown>[] = keys.map((key) => pool.addWorker(key));
			if (commission !== undefined) settings.push(pool.setCommission(commission));
			if (cap !== undefined) settings.push(pool.setCap(cap));
			if (settings.length > 0) await send(phala.batch(settings), signer);
			const delegated = (stake ?? 0n) * BigInt(workers) + freeStake;
			if (delegated > 0n) await contribute(pid, delegator, delegated);
			if (stake !== undefined) await send(phala.batch(keys.map((key) => phala.worker(key).start(stake))), signer);
			return deepFreeze({ pid, owner: phala.formatAddress(signer), workers: keys });
		},

		async vault(options = {}) {
			const { owner = OWNER, commission, stake = 0n } = parseObject("options", options);
			const { delegator = DELEGATOR, investments = [] } = options;
			if (commission !== undefined) parseCommission(commission);
			for (const { pid: target, amount } of investments) {
				parsePid(target);
				parseAmounts({ amount });
			}
			parseAmounts({ stake });
			toSigner(chain, "delegator", delegator);
			const signer = await fundedSigner("owner", owner);
			const { pid } = await send(phala.createVault(), signer);
			const vault = phala.vault(pid);
			if (commission !== undefined) await send(vault.setCommission(commission), signer);
			if (stake > 0n) await contribute(pid, delegator, stake);
			for (const { pid: target, amount } of investments) await send(vault.contributeToPool(target, amount), signer);
			const { account } = await (await phala.at("best")).vault(pid).get();
			return deepFreeze({ pid, owner: phala.formatAddress(signer), account });
		},

		async delegation(options) {
			const { pid, delegator, amount } = parseObject("options", options);
			parseAmounts({ amount });
			const { shares } = await contribute(pid, delegator, amount);
			return deepFreeze({ shares });
		},

		async queue(options) {
			const { pid, amount, delegator = DELEGATOR } = parseObject("options", options);
			const signer = await fundedSigner("delegator", delegator);
			const view = await phala.at("best");
			const position = await view.delegator(signer).position(pid);
			const read = async () => {
				const now = await phala.at("best");
				return position?.kind === "vault" ? now.vault(pid).get() : now.stakePool(pid).get();
			};
			const { freeStake } = await read();
			const most = (position?.value ?? 0n) - freeStake;
			if (!(amount > 0n && amount <= most)) {
				const expected = `pico PHA from 1 to ${most}: the position's value, less the free stake of the pool`;
				throw invalidValue("INVALID_AMOUNT", "amount", amount, expected);
			}
			await send(phala.delegator(signer).withdraw(pid, { amount: freeStake + amount }), signer);
			return (await read()).withdrawQueue;
		},

		async rewardDay(options) {
			const { pid, payout } = parseObject("options", options);
			const workers = await (await phala.at("best")).stakePool(pid).workers();
			const computing = workers.filter(({ state }) => state === "Computing");
			if (computing.length === 0) throw invalidArgument("pid", pid, "a pool with computing workers");
			await chain.advance({ days: 1 });
			return chain.settle(computing.map(({ publicKey }) => ({ worker: publicKey, payout })));
		},
	};
}

/** Validates amounts that are given. Throws `INVALID_AMOUNT`. */
function parseAmounts(amounts: Readonly<Record<string, bigint | undefined>>): void {
	for (const [name, amount] of Object.entries(amounts)) if (amount !== undefined) parseAmount(amount, name);
}

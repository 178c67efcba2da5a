import type { BalanceChangedEvent } from "../chain/events/balance-event.ts";
import { deepFreeze } from "../chain/loaded-at-once.ts";
import { DUST } from "../math/shares.ts";
import type { BlockRef } from "../query/block-ref.ts";
import { BlockBalances } from "./block-balances.ts";
import { addAmounts, type LedgerAmounts, type LedgerEntry, type LedgerEntryType, NOTHING } from "./entry.ts";
import type { AccountWorth, LedgerBlock, LedgerEvent, PositionWorth } from "./ledger-source.ts";

type EventOf<T extends LedgerEvent["type"]> = Extract<LedgerEvent, { readonly type: T }>;
/** An entry before its place is known. */
type Draft = Pick<LedgerEntry, "type"> & Partial<LedgerEntry> & { readonly index: number };

/** Builds the ledger of one account, block after block in ascending order. */
export class LedgerBuilder {
	/** Worth of each position that was seen, at its last observation. */
	readonly #positions = new Map<number, PositionWorth>();
	#balances: LedgerAmounts = NOTHING;
	readonly #wrappedMinimum: bigint;

	/** @param wrappedMinimum - W-PHA minimum balance, pico PHA */
	constructor(wrappedMinimum: bigint) {
		this.#wrappedMinimum = wrappedMinimum;
	}

	/** Entries of what the account has before the first block. */
	open({ block, pha, wrapped, positions }: AccountWorth): readonly LedgerEntry[] {
		this.#balances = { ...NOTHING, pha, wrapped };
		const held = positions.filter(({ staked, unclaimed }) => staked > 0n || unclaimed > 0n);
		for (const position of held) this.#positions.set(position.pid, position);
		return [
			freeze({ ...BLANK, type: "opening", block, pha, wrapped }),
			...held.map(({ pid, staked, unclaimed }) => freeze({ ...BLANK, type: "opening", block, pid, staked, unclaimed })),
		];
	}

	/** Pools with a position of the account now. */
	has(pid: number): boolean {
		const worth = this.#positions.get(pid);
		return worth !== undefined && (worth.staked > 0n || worth.unclaimed > 0n);
	}

	/** Entries of one block. */
	add(block: LedgerBlock): readonly LedgerEntry[] {
		const balances = new BlockBalances(block.events);
		const drafts: Draft[] = balances.takeFees();
		for (const event of block.events) drafts.push(...this.#draftsOf(event, block, balances, drafts));
		drafts.push(...balances.takeWraps());
		for (const left of balances.rest()) drafts.push(draftOfChange(left));
		for (const position of block.positions) drafts.push(...this.#gainOf(position, block, drafts));
		for (const draft of drafts) this.#balances = addAmounts(this.#balances, { ...NOTHING, ...pick(draft) });
		drafts.push(...this.#takeLostRest(drafts));
		return drafts
			.sort((a, b) => a.index - b.index)
			.map(({ index, ...draft }) => {
				const { extrinsic = null } = draft;
				const isReward = draft.type === "reward";
				const transaction = extrinsic === null || isReward ? null : (block.transactions.get(extrinsic) ?? null);
				const isOwn = extrinsic !== null && balances.ownExtrinsics.has(extrinsic);
				return freeze({ ...BLANK, isOwn, ...draft, block: block.block, extrinsic, transaction });
			});
	}

	/** Entries for what changed since the last block without an event, and the end of the ledger. */
	close({ block, pha, wrapped, positions }: AccountWorth): readonly LedgerEntry[] {
		const worths = new Map(positions.map((position) => [position.pid, position]));
		const gains = [...new Set([...this.#positions.keys(), ...worths.keys()])]
			.sort((a, b) => a - b)
			.flatMap((pid) =>
				this.#gainOf(worths.get(pid) ?? { pid, staked: 0n, unclaimed: 0n }, { events: [] }, []).map(
					({ index, ...draft }) => freeze({ ...BLANK, ...draft, block }),
				),
			);
		const missing = { pha: pha - this.#balances.pha, wrapped: wrapped - this.#balances.wrapped };
		if (missing.pha !== 0n || missing.wrapped !== 0n)
			gains.push(freeze({ ...BLANK, type: "adjustment", block, ...missing }));
		return [...gains, freeze({ ...BLANK, type: "closing", block })];
	}

	/** What the account has by its entries so far. */
	worth(block: BlockRef): AccountWorth {
		const { pha, wrapped } = this.#balances;
		return { block, pha, wrapped, positions: [...this.#positions.values()] };
	}

	#draftsOf(
		event: LedgerEvent,
		{ generation, events }: LedgerBlock,
		balances: BlockBalances,
		drafts: readonly Draft[],
	): readonly Draft[] {
		const { extrinsic, index } = event;
		const place = { extrinsic, index };
		/** The change where the account received or paid it; 0 where another account did. */
		const take = (asset: BalanceChangedEvent["asset"], change: bigint) =>
			balances.take(asset, change, place) ? change : 0n;
		switch (event.type) {
			case "contributed": {
				const { pid, amount, shares } = event;
				const paid = generation === 1 ? { pha: -amount } : { wrapped: take("W-PHA", -amount) };
				return [{ type: "contribution", ...place, pid, amount, shares, staked: amount, ...paid }];
			}
			case "withdrawalQueued":
				return [{ type: "withdrawalRequest", ...place, pid: event.pid, shares: event.shares }];
			case "withdrawn": {
				const { pid, amount, shares } = event;
				const paid = generation === 1 ? { pha: amount } : { wrapped: take("W-PHA", amount) };
				const isDelayed = !isPaidAtOnce(event, events, balances.ownExtrinsics);
				return [{ type: "withdrawal", ...place, pid, amount, shares, staked: -amount, isDelayed, ...paid }];
			}
			case "rewardClaimed": {
				const { pid, amount } = event;
				const paid = take("PHA", amount);
				const claimed = min(amount, this.#claimable(pid, drafts));
				const claim: Draft = { type: "rewardClaim", ...place, pid, amount: claimed, unclaimed: -claimed };
				const ownPart = amount - claimed;
				if (ownPart === 0n) return [{ ...claim, pha: paid }];
				const commission: Draft = { type: "commission", ...place, pid, amount: ownPart };
				if (paid === 0n) return [claim, commission];
				return [
					{ ...claim, pha: claimed },
					{ ...commission, pha: ownPart },
				];
			}
			case "ownerRewardClaimed": {
				const { pid, amount } = event;
				const paid = generation === 1 ? { pha: take("PHA", amount) } : { wrapped: take("W-PHA", amount) };
				return [{ type: "commission", ...place, pid, amount, ...paid }];
			}
			case "dustRemoved": {
				// Generation 1 slashes free PHA and shortens the lock by as much: what is not staked stays the same.
				if (generation === 2) return [];
				const { amount } = event;
				balances.take("PHA", -amount, place);
				const paid = events.find(
					(other): other is EventOf<"withdrawn"> => other.type === "withdrawn" && other.index > index,
				);
				return [{ type: "loss", ...place, pid: paid?.pid ?? null, amount, staked: paid ? -amount : 0n }];
			}
			default:
				return [];
		}
	}

	/** No account holds less W-PHA than the minimum: what a payment leaves below it is lost, which the chain reports nowhere. */
	#takeLostRest(drafts: readonly Draft[]): readonly Draft[] {
		const { wrapped } = this.#balances;
		const payment = drafts.findLast((draft) => (draft.wrapped ?? 0n) < 0n);
		if (!payment || wrapped <= 0n || wrapped >= this.#wrappedMinimum) return [];
		this.#balances = { ...this.#balances, wrapped: 0n };
		const { extrinsic = null, index } = payment;
		return [{ type: "debit", extrinsic, index, amount: wrapped, wrapped: -wrapped }];
	}

	/** Rewards to claim before an event, without those of the same block. */
	#claimable(pid: number, drafts: readonly Draft[]): bigint {
		const claimed = drafts.filter((draft) => draft.pid === pid).reduce((sum, one) => sum + (one.unclaimed ?? 0n), 0n);
		return (this.#positions.get(pid)?.unclaimed ?? 0n) + claimed;
	}

	/** The change of a position's worth that entries of its block do not explain: reward, loss, or rounding. */
	#gainOf(now: PositionWorth, { events }: Pick<LedgerBlock, "events">, drafts: readonly Draft[]): readonly Draft[] {
		const { pid } = now;
		const before = this.#positions.get(pid) ?? { staked: 0n, unclaimed: 0n };
		this.#positions.set(pid, now);
		const explained = drafts.filter((draft) => draft.pid === pid);
		const sum = (part: "staked" | "unclaimed") => explained.reduce((total, draft) => total + (draft[part] ?? 0n), 0n);
		const staked = now.staked - before.staked - sum("staked");
		const unclaimed = now.unclaimed - before.unclaimed - sum("unclaimed");
		if (staked === 0n && unclaimed === 0n) return [];
		const ofPool = events.filter((event) => "pid" in event && event.pid === pid);
		const reward = ofPool.findLast((event) => event.type === "rewarded");
		const received = ofPool.find((event) => event.type === "itemCreated");
		const isContributor = ofPool.some(({ type }) => type === "contributed" || type === "withdrawalQueued");
		const type = classifyGain(staked + unclaimed, reward !== undefined, received !== undefined && !isContributor);
		const { extrinsic = null, index = Number.MAX_SAFE_INTEGER } = (type === "commission" ? received : reward) ?? {};
		const change = staked + unclaimed;
		return [{ type, pid, extrinsic, index, amount: change < 0n ? -change : change, staked, unclaimed }];
	}
}

const BLANK = {
	extrinsic: null,
	transaction: null,
	isOwn: false,
	pid: null,
	amount: 0n,
	shares: null,
	isDelayed: false,
	counterparty: null,
	...NOTHING,
} as const;

function freeze(entry: LedgerEntry): LedgerEntry {
	return deepFreeze(entry);
}

function pick(draft: Partial<LedgerAmounts>): Partial<LedgerAmounts> {
	const { pha = 0n, wrapped = 0n, staked = 0n, unclaimed = 0n } = draft;
	return { pha, wrapped, staked, unclaimed };
}

function classifyGain(gain: bigint, isRewarded: boolean, isShares: boolean): LedgerEntryType {
	if (gain > DUST && isShares) return "commission";
	if (gain > 0n && (isRewarded || gain > DUST)) return "reward";
	return gain < -DUST ? "loss" : "rounding";
}

/** A withdrawal is paid at once by the account's own request; by any other extrinsic, after it has waited. */
function isPaidAtOnce(
	{ pid, extrinsic, index }: EventOf<"withdrawn">,
	events: readonly LedgerEvent[],
	own: ReadonlySet<number>,
): boolean {
	const sameExtrinsic = events.filter((event) => event.extrinsic === extrinsic && "pid" in event && event.pid === pid);
	// Generation 1 reports the payment first, and no request where all was paid.
	if (sameExtrinsic.some(({ type }) => type === "withdrawalQueued")) return true;
	const isContribution = sameExtrinsic.some((event) => event.type === "contributed" && event.index > index);
	return extrinsic !== null && own.has(extrinsic) && !isContribution;
}

function draftOfChange({ asset, change, reason, counterparty, extrinsic, index }: BalanceChangedEvent): Draft {
	const isIn = change > 0n;
	const type =
		reason === "transfer" ? (isIn ? "transferIn" : "transferOut") : isIn ? ("credit" as const) : ("debit" as const);
	const part = asset === "PHA" ? { pha: change } : { wrapped: change };
	return { type, extrinsic, index, amount: isIn ? change : -change, counterparty, ...part };
}

function min(a: bigint, b: bigint): bigint {
	return a < b ? a : b;
}

import type { BalanceChangedEvent } from "../chain/events/balance-event.ts";
import type { LedgerEntry } from "./entry.ts";
import type { LedgerEvent } from "./ledger-source.ts";

type Place = Pick<BalanceChangedEvent, "extrinsic" | "index">;
type WrapDraft = Pick<LedgerEntry, "type" | "extrinsic" | "amount" | "pha" | "wrapped"> & { readonly index: number };
type FeeDraft = Pick<LedgerEntry, "type" | "extrinsic" | "amount" | "pha"> & { readonly index: number };

/** Balance changes of one account in one block, each of which belongs to one entry. */
export class BlockBalances {
	/** Extrinsics that the account paid the fee of. */
	readonly ownExtrinsics: ReadonlySet<number>;
	readonly #fees: readonly FeeDraft[];
	#changes: readonly BalanceChangedEvent[];

	constructor(events: readonly LedgerEvent[]) {
		this.#changes = events.filter((event) => event.type === "balanceChanged");
		this.#fees = this.#collectFees(events);
		this.ownExtrinsics = new Set(this.#fees.flatMap(({ extrinsic }) => extrinsic ?? []));
	}

	/** Entries of fees. */
	takeFees(): FeeDraft[] {
		return [...this.#fees];
	}

	/** Takes a change out that an event of a pool explains: the nearest one of the same extrinsic. */
	take(asset: BalanceChangedEvent["asset"], change: bigint, { extrinsic, index }: Place): boolean {
		const distance = (other: Place) => Math.abs(other.index - index);
		const [nearest] = this.#changes
			.filter((one) => one.asset === asset && one.change === change && one.extrinsic === extrinsic)
			.sort((a, b) => distance(a) - distance(b));
		if (nearest) this.#remove(nearest);
		return nearest !== undefined;
	}

	/** Entries of PHA that became W-PHA, and the other way: moved to or from the chain's account, and issued or burnt. */
	takeWraps(): WrapDraft[] {
		return [...this.#changes]
			.filter(({ asset, reason }) => asset === "W-PHA" && (reason === "mint" || reason === "burn"))
			.flatMap((converted) => {
				const { extrinsic, index, change } = converted;
				const isPaid = this.take("PHA", -change, { extrinsic, index });
				if (!isPaid) return [];
				this.#remove(converted);
				const type = change > 0n ? "wrap" : "unwrap";
				const amount = change > 0n ? change : -change;
				return [{ type, extrinsic, index, amount, pha: -change, wrapped: change }];
			});
	}

	/** Changes that nothing explained. */
	rest(): readonly BalanceChangedEvent[] {
		return this.#changes;
	}

	#remove(change: BalanceChangedEvent): void {
		this.#changes = this.#changes.filter((one) => one !== change);
	}

	/**
	 * The fee of an extrinsic is the first PHA that is withdrawn from its signer, less what is deposited back. Runtimes report the
	 * sum as an event; of older ones, the last deposit that is no more is the refund.
	 */
	#collectFees(events: readonly LedgerEvent[]): readonly FeeDraft[] {
		const own = new Set(this.#changes.flatMap(({ extrinsic }) => extrinsic ?? []));
		for (const event of events) if (event.type === "feePaid" && event.extrinsic !== null) own.add(event.extrinsic);
		return [...own].flatMap((extrinsic) => {
			const ofExtrinsic = this.#changes.filter((one) => one.extrinsic === extrinsic && one.asset === "PHA");
			const charge = ofExtrinsic.find(({ reason }) => reason === "withdraw");
			if (!charge) return [];
			const reported = events.find((event) => event.type === "feePaid" && event.extrinsic === extrinsic);
			const expected = reported?.type === "feePaid" ? -charge.change - reported.amount : null;
			const refund = ofExtrinsic.findLast(
				({ reason, change }) =>
					reason === "deposit" && (expected === null ? change <= -charge.change : change === expected),
			);
			this.#remove(charge);
			if (refund) this.#remove(refund);
			const pha = charge.change + (refund?.change ?? 0n);
			return [{ type: "fee" as const, extrinsic, index: charge.index, amount: -pha, pha }];
		});
	}
}

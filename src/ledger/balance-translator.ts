import type { BalanceEvent } from "../chain/events/balance-event.ts";
import type { EventPlace } from "../chain/events/event-place.ts";
import { type IndexedEvent, parseIndexedEvent } from "../chain/events/indexed-event.ts";
import { mapBalanceEvent } from "../chain/events/map-balance-event.ts";
import { Addresses, invalidArgument, parseOptions } from "../chain/loaded-at-once.ts";
import { MAX_PREFIX } from "../codec/ss58.ts";

/** Options of {@link balanceTranslator}. @public */
export interface BalanceTranslatorOptions {
	/** Prefix of the addresses in the result; 30 on Phala and Khala. */
	readonly ss58Prefix: number;
	/**
	 * Id of W-PHA in the assets pallet.
	 *
	 * @defaultValue 10_000
	 */
	readonly wrappedAsset?: number | undefined;
}

/** Maps one event that an indexer decoded to changes of balances; an empty list for any other event. @public */
export type BalanceTranslator = (event: IndexedEvent, place: EventPlace) => readonly BalanceEvent[];

const WRAPPED_ASSET = 10_000;

/** Events to request from an indexer for {@link balanceTranslator}, as `Pallet.Name`. @public */
export const BALANCE_EVENT_NAMES: readonly string[] = Object.freeze([
	...["Transfer", "Withdraw", "Deposit", "Slashed", "Reserved", "Unreserved", "DustLost"].map(
		(name) => `Balances.${name}`,
	),
	...["Issued", "Burned", "Transferred", "TransferredApproved"].map((name) => `Assets.${name}`),
	"TransactionPayment.TransactionFeePaid",
]);

/**
 * Creates a translator for events of balances and fees, as `eventTranslator` is one for Phala's pallets. Sends no requests.
 *
 * @returns the translator; it throws `DECODE_FAILED` for an event with other fields than the pallets have
 * @throws PhalaError `INVALID_ARGUMENT`
 * @example
 * ```ts
 * import type { EventPlace } from "phala-stakepool";
 * import { balanceTranslator } from "phala-stakepool/ledger";
 * export function changes(args: unknown, place: EventPlace) {
 * 	return balanceTranslator({ ss58Prefix: 30 })({ name: "Balances.Transfer", args }, place);
 * }
 * ```
 * @public
 */
export function balanceTranslator(options: BalanceTranslatorOptions): BalanceTranslator {
	const { ss58Prefix, wrappedAsset = WRAPPED_ASSET } = parseOptions(options);
	if (!Number.isInteger(ss58Prefix) || ss58Prefix < 0 || ss58Prefix > MAX_PREFIX)
		throw invalidArgument("ss58Prefix", ss58Prefix, `an integer from 0 to ${MAX_PREFIX}`);
	if (!Number.isSafeInteger(wrappedAsset) || wrappedAsset < 0)
		throw invalidArgument("wrappedAsset", wrappedAsset, "an integer ≥ 0");
	const addresses = new Addresses(ss58Prefix);
	return (event, place) =>
		mapBalanceEvent(parseIndexedEvent(event), parseOptions(place, "place"), addresses, wrappedAsset);
}

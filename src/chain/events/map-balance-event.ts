import type { Addresses } from "../addresses.ts";
import { deepFreeze } from "../loaded-at-once.ts";
import type { BlockEvent } from "../metadata/decode-events.ts";
import type { BalanceChangeReason, BalanceEvent } from "./balance-event.ts";
import { EventFields } from "./event-mapper.ts";
import type { EventPlace } from "./event-place.ts";

type Fields = EventFields<Record<string, unknown>>;
type Change = Pick<
	Extract<BalanceEvent, { type: "balanceChanged" }>,
	"address" | "asset" | "change" | "reason" | "counterparty"
>;

/** Names of an event's fields in order, for runtimes that do not name them, and what it changes. */
interface Mapping {
	readonly fields: readonly string[];
	readonly changes: (fields: Fields) => readonly Change[];
}

const ONE_ACCOUNT = ["who", "amount"];

const BALANCES: Readonly<Record<string, Mapping>> = {
	Transfer: { fields: ["from", "to", "amount"], changes: (e) => transfer("PHA", e, "from", "to") },
	Withdraw: decrease("withdraw"),
	Deposit: increase("deposit"),
	Slashed: decrease("slash"),
	Reserved: decrease("reserve"),
	Unreserved: increase("unreserve"),
	Minted: increase("mint"),
	Burned: decrease("burn"),
	Restored: increase("mint"),
	Suspended: decrease("burn"),
	DustLost: {
		fields: ["account", "amount"],
		changes: (e) => [change("PHA", e.address("account"), -e.amount("amount"), "dust")],
	},
};

const ASSETS: Readonly<Record<string, Mapping>> = {
	Issued: {
		fields: ["assetId", "owner", "amount"],
		changes: (e) => [change("W-PHA", e.address("owner"), amountOf(e, "amount", "totalSupply"), "mint")],
	},
	Burned: {
		fields: ["assetId", "owner", "balance"],
		changes: (e) => [change("W-PHA", e.address("owner"), -e.amount("balance"), "burn")],
	},
	Transferred: {
		fields: ["assetId", "from", "to", "amount"],
		changes: (e) => transfer("W-PHA", e, "from", "to"),
	},
	TransferredApproved: {
		fields: ["assetId", "owner", "delegate", "destination", "amount"],
		changes: (e) => transfer("W-PHA", e, "owner", "destination"),
	},
};

/**
 * Maps an event to changes of PHA and W-PHA, frozen; an empty list for any other event.
 *
 * @param event - pallet as in metadata; fields in plain form
 * @param wrappedAsset - id of W-PHA in the assets pallet; `null`: the chain has none
 * @throws PhalaError `DECODE_FAILED` where the event lacks fields that all known runtimes have
 */
export function mapBalanceEvent(
	{ pallet, name, data }: Pick<BlockEvent, "pallet" | "name" | "data">,
	{ block, extrinsic, index }: EventPlace,
	addresses: Addresses,
	wrappedAsset: number | null,
): readonly BalanceEvent[] {
	const place = { block, extrinsic, index };
	const read = (fields: readonly string[]): Fields =>
		new EventFields(`${pallet}.${name}`, nameFields(data, fields), addresses);
	if (pallet === "TransactionPayment" && name === "TransactionFeePaid") {
		const fields = read(["who", "actualFee", "tip"]);
		const [address, amount, tip] = [fields.address("who"), fields.amount("actualFee"), fields.amount("tip")];
		return [deepFreeze<BalanceEvent>({ type: "feePaid", address, amount, tip, ...place })];
	}
	const mapping = pallet === "Balances" ? BALANCES[name] : pallet === "Assets" ? ASSETS[name] : undefined;
	if (!mapping) return [];
	const fields = read(mapping.fields);
	if (pallet === "Assets" && (wrappedAsset === null || fields.number("assetId") !== wrappedAsset)) return [];
	return mapping
		.changes(fields)
		.map((changed) => deepFreeze<BalanceEvent>({ type: "balanceChanged", ...changed, ...place }));
}

function nameFields(data: unknown, names: readonly string[]): unknown {
	return Array.isArray(data) ? Object.fromEntries(data.map((value, at) => [names[at] ?? String(at), value])) : data;
}

function change(
	asset: Change["asset"],
	address: string,
	by: bigint,
	reason: BalanceChangeReason,
	counterparty: string | null = null,
): Change {
	return { address, asset, change: by, reason, counterparty };
}

/** Nothing changes for an account that transfers to itself. */
function transfer(asset: Change["asset"], e: Fields, sender: string, receiver: string): readonly Change[] {
	const [from, to, amount] = [e.address(sender), e.address(receiver), e.amount("amount")];
	if (from === to) return [];
	return [change(asset, from, -amount, "transfer", to), change(asset, to, amount, "transfer", from)];
}

function increase(reason: BalanceChangeReason): Mapping {
	return { fields: ONE_ACCOUNT, changes: (e) => [change("PHA", e.address("who"), e.amount("amount"), reason)] };
}

function decrease(reason: BalanceChangeReason): Mapping {
	return { fields: ONE_ACCOUNT, changes: (e) => [change("PHA", e.address("who"), -e.amount("amount"), reason)] };
}

/** An amount whose field was renamed. */
function amountOf(e: Fields, name: string, oldName: string): bigint {
	return e.optionalAmount(name) ?? e.amount(oldName);
}

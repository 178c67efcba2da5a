// Maps an indexer's batches to the SDK's events, one line of JSON each. Describes the indexing engine's data structurally, so that
// this file can be checked and tested without installing it.
import { type EventTranslator, eventTranslator, type Hex, type PoolEvent } from "phala-stakepool";
import { type BalanceTranslator, balanceTranslator, type LedgerRow, toLedgerRow } from "phala-stakepool/ledger";

/** The fields of a block of Subsquid's processor that are used here. */
export interface IndexedBlock {
	readonly header: { readonly hash: string; readonly height: number; readonly timestamp?: number | undefined };
	readonly events: Iterable<{
		readonly index: number;
		/** `Pallet.Name`. */
		readonly name: string;
		readonly args: unknown;
		/** Absent for the block's own events. */
		readonly extrinsicIndex?: number | undefined;
		/** Its extrinsic, where the processor requests the hash. */
		readonly extrinsic?: { readonly hash: string } | undefined;
	}>;
}

/** Events to request from the processor: all events of the pallets of both generations. */
export const EVENT_NAMES: readonly string[] = Object.entries({
	PhalaStakePool: [
		"PoolCreated PoolCommissionSet PoolCapacitySet PoolWorkerAdded PoolWorkerRemoved Contribution Withdrawal WithdrawalQueued",
		"RewardsWithdrawn OwnerRewardsWithdrawn StakerRewardsWithdrawn RewardReceived RewardDismissedNotInPool",
		"RewardDismissedNoShare RewardDismissedDust DustRemoved PoolWhitelistCreated PoolWhitelistDeleted",
		"PoolWhitelistStakerAdded PoolWhitelistStakerRemoved WorkerReclaimed MiningStarted",
	],
	PhalaMining: [
		"CoolDownExpirationChanged MinerStarted MinerStopped MinerReclaimed MinerBound MinerUnbound MinerEnterUnresponsive",
		"MinerExitUnresponsive MinerSettled MinerSettlementDropped BenchmarkUpdated TokenomicParametersChanged",
	],
	PhalaStakePoolv2: [
		"PoolCreated PoolCommissionSet PoolCapacitySet PoolWorkerAdded PoolWorkerRemoved Contribution OwnerRewardsWithdrawn",
		"RewardReceived RewardDismissedNotInPool RewardDismissedNoShare RewardDismissedDust RewardToOwnerDismissedDust",
		"RewardToDistributionDismissedDust WorkerReclaimed WorkingStarted",
	],
	PhalaBasePool: [
		"NftCreated WithdrawalQueued Withdrawal PoolWhitelistCreated PoolWhitelistDeleted PoolWhitelistStakerAdded",
		"PoolWhitelistStakerRemoved",
	],
	PhalaVault: ["PoolCreated VaultCommissionSet OwnerSharesClaimed OwnerSharesGained Contribution ForceShutdown"],
	PhalaWrappedBalances: ["DustRemoved Wrapped Unwrapped Voted"],
	PhalaComputation: [
		"CoolDownExpirationChanged WorkerStarted WorkerStopped WorkerReclaimed SessionBound SessionUnbound SessionSettled",
		"SessionSettlementDropped WorkerEnterUnresponsive WorkerExitUnresponsive BenchmarkUpdated TokenomicParametersChanged",
	],
}).flatMap(([pallet, names]) => names.flatMap((some) => some.split(" ").map((name) => `${pallet}.${name}`)));

/** The translator for Phala and Khala, whose addresses have the prefix 30. */
export function translator(): Promise<EventTranslator> {
	return eventTranslator({ ss58Prefix: 30 });
}

/** Events of one block in the SDK's form. */
export function* poolEvents(translate: EventTranslator, { header, events }: IndexedBlock): Generator<PoolEvent> {
	const block = { hash: header.hash as Hex, number: header.height, timestampMs: header.timestamp ?? 0 };
	for (const { name, args, index, extrinsicIndex = null } of events) {
		const place = { block, extrinsic: extrinsicIndex, index };
		const event = translate({ name, args }, place);
		if (event) yield event;
	}
}

/** Translators of everything that ledgers need, for Phala and Khala. */
export async function ledgerTranslators(): Promise<LedgerTranslators> {
	return { pool: await translator(), balance: balanceTranslator({ ss58Prefix: 30 }) };
}

/** See {@link ledgerTranslators}. */
export interface LedgerTranslators {
	readonly pool: EventTranslator;
	readonly balance: BalanceTranslator;
}

/** Rows of one block for ledgers: all events of pools, and balances and fees of some accounts. */
export function* ledgerRows(
	{ pool, balance }: LedgerTranslators,
	{ header, events }: IndexedBlock,
	accounts: ReadonlySet<string>,
): Generator<LedgerRow> {
	const block = { hash: header.hash as Hex, number: header.height, timestampMs: header.timestamp ?? 0 };
	for (const { name, args, index, extrinsicIndex = null, extrinsic } of events) {
		const place = { block, extrinsic: extrinsicIndex, index };
		const poolEvent = pool({ name, args }, place);
		const found = poolEvent ? [poolEvent] : balance({ name, args }, place).filter((one) => accounts.has(one.address));
		for (const event of found) yield toLedgerRow(event, (extrinsic?.hash as Hex | undefined) ?? null);
	}
}

/** An event as one row of a file or a database; amounts are decimal text. */
export function rowOf(event: PoolEvent): Record<string, unknown> {
	return JSON.parse(
		JSON.stringify(event, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value)),
	);
}

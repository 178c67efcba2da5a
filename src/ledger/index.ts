export type {
	BalanceChangedEvent,
	BalanceChangeReason,
	BalanceEvent,
	FeePaidEvent,
} from "../chain/events/balance-event.ts";
export {
	BALANCE_EVENT_NAMES,
	type BalanceTranslator,
	type BalanceTranslatorOptions,
	balanceTranslator,
} from "./balance-translator.ts";
export type { LedgerAmounts, LedgerEntries, LedgerEntry, LedgerEntryType } from "./entry.ts";
export { type LedgerCsvFormat, type LedgerCsvOptions, ledgerCsv } from "./ledger-csv.ts";
export { type LedgerRow, toLedgerRow } from "./ledger-row.ts";
export type { LedgerEvent } from "./ledger-source.ts";
export type { RealisedYield } from "./realised-yield.ts";
export { type ReplayOptions, replayLedger } from "./replay-ledger.ts";
export { type LedgerFlows, type LedgerSummary, type PoolSummary, summarizeLedger } from "./summary.ts";
export { type ValuePoint, type ValueSeriesOptions, valueSeries } from "./value-series.ts";

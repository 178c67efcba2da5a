import { encodeInteger } from "../../../codec/encode-integer.ts";
import type { Hex } from "../../../codec/hex.ts";
import { Account, newAccount } from "../frame/accounts.ts";
import { existentialDeposit, TotalIssuance } from "../frame/balances.ts";
import { Chain } from "../frame/chain.ts";
import { CODE_KEY, codeMarker } from "../frame/code.ts";
import { defineItem } from "../frame/define-item.ts";
import { TREASURY } from "../frame/fees.ts";
import { MemoryState } from "../frame/memory-state.ts";
import type { MetadataLayout } from "../frame/metadata-layout.ts";
import { SLOT_KEY } from "../frame/slot.ts";
import { type RuntimeName, recordRuntime } from "../frame/system.ts";
import { Now } from "../frame/timestamp.ts";
import type { GenesisOptions } from "../runtime.ts";
import { SUBSIDY } from "./accounts.ts";
import { gatekeeperMasterPubkey } from "./mq.ts";
import {
	COOL_DOWN_SECONDS,
	type ComputingPallet,
	coolDownPeriod,
	TOKENOMICS,
	tokenomicParameters,
} from "./tokenomics.ts";

/** Balance of the account that pays rewards: 100 million PHA. */
const SUBSIDY_PICO = 100_000_000n * 10n ** 12n;

const ParachainId = defineItem<[], number>("parachainInfo", "parachainId");
/** Khala's id on its relay chain. */
const PARACHAIN_ID = 2004;

/** Generation-specific parts of the genesis. */
export interface GenesisRules {
	readonly pallet: ComputingPallet;
	/** Record of an account with `free` pico PHA. */
	holding(free: bigint): unknown;
	/** System accounts that have the existential deposit, besides the treasury. */
	readonly provided: readonly Hex[];
	/** Writes additional storage. */
	complete(chain: Chain): void;
}

/** Storage of block 0: balances, clock, tokenomics; no pools or workers. */
export function genesisState(
	layout: MetadataLayout,
	options: GenesisOptions,
	rules: GenesisRules,
): Map<Hex, Uint8Array> {
	const state = new MemoryState();
	const chain = new Chain(layout, state, "Initialization");
	const minimum = existentialDeposit(chain);
	const provided = [TREASURY, ...rules.provided].map((who) => [who, minimum] as const);
	const balances = new Map([[SUBSIDY, SUBSIDY_PICO], ...provided, ...options.balances]);
	let issuance = 0n;
	for (const [who, free] of balances) {
		chain.at(Account).set(who, newAccount(rules.holding(free)));
		issuance += free;
	}
	chain.at(TotalIssuance).set(issuance);
	chain.at(Now).set(BigInt(options.timestampMs));
	recordRuntime(chain, layout.constant<RuntimeName>("system", "version"));
	state.set(CODE_KEY, codeMarker(layout.bytes));
	state.set(SLOT_KEY, encodeInteger(BigInt(options.slotMs), 8));
	chain.at(tokenomicParameters(rules.pallet)).set(TOKENOMICS);
	chain.at(coolDownPeriod(rules.pallet)).set(COOL_DOWN_SECONDS);
	if (options.gatekeeperKey) chain.at(gatekeeperMasterPubkey).set(options.gatekeeperKey);
	chain.at(ParachainId).set(PARACHAIN_ID);
	rules.complete(chain);
	return state.entries;
}

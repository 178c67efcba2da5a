import type { TokenomicParameters } from "../../../../generated/v2/surface.ts";
import type { Hex } from "../../../codec/hex.ts";
import { Account, newAccount } from "../frame/accounts.ts";
import { existentialDeposit, TotalIssuance } from "../frame/balances.ts";
import { Chain } from "../frame/chain.ts";
import { TREASURY } from "../frame/fees.ts";
import type { Layout } from "../frame/layout.ts";
import { MemoryState } from "../frame/memory.ts";
import { SLOT_KEY } from "../frame/slot.ts";
import { Now } from "../frame/timestamp.ts";
import type { GenesisOptions } from "../runtime.ts";
import { SUBSIDY } from "./accounts.ts";
import { holding } from "./balances.ts";
import { item } from "./surface.ts";
import { createWrapped, WRAPPED } from "./wrapped-asset.ts";

/** Parameters of the PoC-6 testnet's genesis, U64F64 bits: the ones of the recordings. */
const TOKENOMICS: TokenomicParameters = {
	phaRate: 18446744073709551616n,
	rho: 18446756370313412349n,
	budgetPerBlock: 1844674407370955161600n,
	vMax: 553402322211286548480000n,
	costK: 291740030655n,
	costB: 621866907450610n,
	slashRate: 61489146912365n,
	treasuryRatio: 3689348814741910323n,
	heartbeatWindow: 10,
	rigK: 5534023222112865485n,
	rigB: 0n,
	re: 23980767295822417101n,
	k: 1844674407370955161600n,
	kappa: 18446744073709551616n,
};

const COOL_DOWN_SECONDS = 604_800n;
/** What rewards are paid from: 100 million PHA. */
const SUBSIDY_PICO = 100_000_000n * 10n ** 12n;

/** What block 0 holds: balances, clock, tokenomics; no pools, no workers. */
export function genesis(layout: Layout, options: GenesisOptions): Map<Hex, Uint8Array> {
	const state = new MemoryState();
	const chain = new Chain(layout, state, "Initialization");
	const least = existentialDeposit(chain);
	const balances = new Map([[SUBSIDY, SUBSIDY_PICO], [TREASURY, least], [WRAPPED, least], ...options.balances]);
	let issuance = 0n;
	for (const [who, free] of balances) {
		chain.at(Account).set(who, newAccount(holding(free)));
		issuance += free;
	}
	chain.at(TotalIssuance).set(issuance);
	chain.at(Now).set(BigInt(options.timestampMs));
	state.set(SLOT_KEY, layout.codec("u64").encode(options.slotMs));
	chain.at(item("phalaComputation", "tokenomicParameters")).set(TOKENOMICS);
	chain.at(item("phalaComputation", "coolDownPeriod")).set(COOL_DOWN_SECONDS);
	createWrapped(chain);
	if (options.gatekeeperKey) chain.at(item("phalaRegistry", "gatekeeperMasterPubkey")).set(options.gatekeeperKey);
	return state.entries;
}

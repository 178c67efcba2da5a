import type { CallFilter } from "../frame/call.ts";
import { callsOf, type ProxyTypes } from "../frame/proxy/proxy-types.ts";

/**
 * Proxy types of Khala's and Phala's runtimes.
 *
 * @param nonTransfer - calls of a `NonTransfer` proxy
 * @param poolCalls - calls of the stake pool pallet that a `StakePoolManager` may make
 */
export const proxyTypes = (nonTransfer: CallFilter, poolCalls: readonly string[]): ProxyTypes => ({
	Any: () => true,
	NonTransfer: nonTransfer,
	CancelProxy: callsOf("proxy.rejectAnnouncement", "utility", "multisig"),
	Governance: callsOf(...COUNCILS, "utility", "lottery"),
	// Of PoC-6: a fork of it has the types of its source.
	Staking: callsOf("staking", "fastUnstake"),
	Collator: callsOf("collatorSelection", "utility", "multisig"),
	StakePoolManager: callsOf(
		...poolCalls,
		"utility",
		"phalaRegistry.registerWorker",
		"phalaRegistry.registerWorkerV2",
		"phalaMq.syncOffchainMessage",
	),
});

/** Pallets of governance, by which proxies are limited. */
export const COUNCILS: readonly string[] = [
	"democracy",
	"phragmenElection",
	"council",
	"technicalCommittee",
	"treasury",
	"bounties",
	"tips",
];

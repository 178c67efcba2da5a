import type { DevChain } from "../devchain/dev-chain.ts";
import type { Fault } from "../devchain/node/faults/fault-options.ts";
import type { Faults } from "../devchain/node/faults/faults.ts";
import { parseObject } from "../devchain/validate.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";

/**
 * Options of a fault scenario.
 *
 * @public
 */
export interface FaultScenarioOptions {
	/**
	 * Seed of its decisions: the same seed and the same requests give the same faults.
	 *
	 * @defaultValue 0
	 */
	readonly seed?: number | undefined;
	/**
	 * Clients to affect: those of one port, or those in process.
	 *
	 * @defaultValue all
	 */
	readonly port?: number | "in-process" | undefined;
}

/**
 * Injects a fault into a chain, until `end()` or `chain.faults.clear()`.
 *
 * @throws PhalaError `INVALID_ARGUMENT` for another chain, and for options out of bounds
 * @public
 */
export type FaultScenario = (chain: DevChain, options?: FaultScenarioOptions) => { end(): void };

/**
 * What networks and nodes do to applications, by name.
 *
 * @public
 */
export interface FaultScenarios {
	/** Every response and notification takes a quarter of a second. */
	readonly slowNetwork: FaultScenario;
	/** One message of twenty is lost: requests, responses and notifications. */
	readonly lossyNetwork: FaultScenario;
	/** One message of twenty breaks the connection. */
	readonly unstableConnection: FaultScenario;
	/** A third of the notifications is lost. */
	readonly lostNotifications: FaultScenario;
	/** The node limits the rate: it refuses three requests of ten. */
	readonly rateLimit: FaultScenario;
	/** One request of ten fails with an internal error. */
	readonly failingNode: FaultScenario;
	/** One request of three for the newest block is answered with an old one, as by a node that lags behind. */
	readonly laggingNode: FaultScenario;
	/** The endpoint serves another chain: its block 0 has another hash. */
	readonly wrongChain: FaultScenario;
	/** The next new block is replaced; its transactions are in the pool again, and later blocks include them. */
	readonly reorganization: FaultScenario;
	/** Blocks do not become final. */
	readonly stalledFinality: FaultScenario;
	/** The node's pool is full when the next transaction is submitted. */
	readonly fullPool: FaultScenario;
	/** The node accepts the next transaction and loses it: no block includes it. */
	readonly lostTransaction: FaultScenario;
	/** The node reports that the next transaction was dropped, though a block includes it. */
	readonly misreportedTransaction: FaultScenario;
	/** Another program with the same key replaces the next transaction. Only those of `DevChain.accounts`. */
	readonly replacedTransaction: FaultScenario;
}

/**
 * Faults by name, each one call of `DevChain.faults`: for one test, or for each of them in turn by `Object.entries`.
 *
 * @example
 * ```ts
 * const fault = faultScenarios.rateLimit(chain);
 * await phala.stakePools.count(); // requests are repeated
 * fault.end();
 * ```
 * @public
 */
export const faultScenarios: FaultScenarios = {
	slowNetwork: scenario((faults, options) => faults.delayMessages({ ...options, ms: 250 })),
	lossyNetwork: scenario((faults, options) =>
		faults.dropMessages({ ...options, rate: 0.05, kind: ["request", "response", "notification"] }),
	),
	unstableConnection: scenario((faults, options) => faults.cutConnections({ ...options, rate: 0.05 })),
	lostNotifications: scenario((faults, options) =>
		faults.dropMessages({ ...options, rate: 0.33, kind: "notification" }),
	),
	rateLimit: scenario((faults, options) => faults.limitRate({ ...options, rate: 0.3 })),
	failingNode: scenario((faults, options) => faults.failRequests({ ...options, rate: 0.1 })),
	laggingNode: scenario((faults, options) => faults.lieAboutHeads({ ...options, rate: 0.33, lie: "stale" })),
	wrongChain: scenario((faults, options) => faults.lieAboutGenesis(options)),
	reorganization: scenario((faults, { seed }) => faults.reorganize({ seed, times: 1, transactions: "pool" })),
	stalledFinality: scenario((faults) => faults.pauseFinality()),
	fullPool: scenario((faults, options) => faults.refuseTransactions({ ...options, times: 1, code: 1016 })),
	lostTransaction: scenario((faults, options) => faults.loseTransactions({ ...options, times: 1 })),
	misreportedTransaction: scenario((faults, options) =>
		faults.misreportTransactions({ ...options, times: 1, status: "dropped" }),
	),
	replacedTransaction: scenario((faults, options) => faults.replaceTransactions({ ...options, times: 1 })),
};

/** A scenario that checks its arguments. */
function scenario(inject: (faults: Faults, options: FaultScenarioOptions) => Fault): FaultScenario {
	return (chain, options = {}) => {
		// By its members: an application may load a copy of the library of its own.
		if (typeof chain?.faults !== "object") throw invalidArgument("chain", chain, "a DevChain");
		return inject(chain.faults, parseObject("options", options));
	};
}

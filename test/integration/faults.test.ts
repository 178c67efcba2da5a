import { describe, expect, it } from "vitest";
import { DevChain, type Faults } from "../../src/devchain/index.ts";
import { connect, isPhalaError } from "../../src/index.ts";

/** How a transaction ends under a fault: finalized, or with an error code. */
type End = "finalized" | "REJECTED" | "NOT_INCLUDED" | "WRONG_GENESIS";

const IN_PROCESS: Readonly<Record<string, readonly [inject: (faults: Faults) => unknown, end: End]>> = {
	"the request is lost": [
		(faults) => faults.dropMessages({ kind: "request", methods: "author_submit*", times: 1 }),
		"finalized",
	],
	"the response is lost": [
		(faults) => faults.dropMessages({ kind: "response", methods: "author_submit*", times: 1 }),
		"finalized",
	],
	"all statuses are lost": [(faults) => faults.dropMessages({ methods: "author_extrinsicUpdate" }), "finalized"],
	"messages come twice": [(faults) => faults.duplicateMessages({ kind: ["request", "notification"] }), "finalized"],
	"messages come in another order": [(faults) => faults.reorderMessages({ by: 2 }), "finalized"],
	"messages come late": [(faults) => faults.delayMessages({ ms: 20, rate: 0.5, seed: 1 }), "finalized"],
	"the submission fails at a gateway": [
		(faults) => faults.failRequests({ methods: "author_submit*", times: 1 }),
		"finalized",
	],
	"the submission fails at a gateway after it was passed on": [
		(faults) => faults.failRequests({ methods: "author_submit*", executes: true, times: 1 }),
		"finalized",
	],
	"its statuses are lost, and blocks are null now and then": [
		(faults) => {
			faults.dropMessages({ methods: "author_extrinsicUpdate" });
			faults.answerNull({ methods: "chain_getBlock", rate: 0.5, seed: 1 });
		},
		"finalized",
	],
	"the pool refuses it: bad format": [(faults) => faults.refuseTransactions({ code: 1001, times: 1 }), "REJECTED"],
	"the pool refuses it: unknown validity": [
		(faults) => faults.refuseTransactions({ code: 1011, times: 1 }),
		"REJECTED",
	],
	"the pool refuses it: banned": [(faults) => faults.refuseTransactions({ code: 1012, times: 1 }), "REJECTED"],
	"the pool refuses it: full": [(faults) => faults.refuseTransactions({ code: 1016, times: 1 }), "REJECTED"],
	"the pool refuses its nonce once": [(faults) => faults.refuseTransactions({ code: 1014, times: 1 }), "finalized"],
	"the node loses it": [(faults) => faults.loseTransactions({ times: 1 }), "finalized"],
	"the node says usurped": [(faults) => faults.misreportTransactions({ times: 1 }), "finalized"],
	"the node says invalid": [(faults) => faults.misreportTransactions({ status: "invalid", times: 1 }), "finalized"],
	"the node says dropped": [(faults) => faults.misreportTransactions({ status: "dropped", times: 1 }), "finalized"],
	"another program takes its nonce": [(faults) => faults.replaceTransactions({ times: 1 }), "NOT_INCLUDED"],
	"finality pauses": [(faults) => faults.pauseFinality({ blocks: 4 }), "finalized"],
	"its block is replaced, with it": [(faults) => faults.reorganize({ times: 2 }), "finalized"],
	"its block is replaced, and it waits": [
		(faults) => faults.reorganize({ times: 2, transactions: "pool" }),
		"finalized",
	],
	"its block is replaced, without it": [(faults) => faults.reorganize({ times: 1, transactions: "drop" }), "finalized"],
	"the node lies about its nonce": [(faults) => faults.lieAboutNonces({ by: -1, times: 2 }), "finalized"],
	"the endpoint changes its network": [(faults) => faults.lieAboutGenesis(), "WRONG_GENESIS"],
};

const SOCKET: typeof IN_PROCESS = {
	"the connection is cut in the middle of the response": [
		(faults) => faults.cutConnections({ methods: "author_submit*", times: 1 }),
		"finalized",
	],
	"the connection is cut before the submission": [
		(faults) => faults.cutConnections({ kind: "request", methods: "author_submit*", times: 1 }),
		"finalized",
	],
	"statuses are truncated": [(faults) => faults.truncateMessages({ methods: "author_extrinsicUpdate" }), "finalized"],
};

/** Sends one transaction under a fault, and compares its end with the final chain. */
async function expectEnd(
	transport: "in-process" | "socket",
	inject: (faults: Faults) => unknown,
	end: End,
): Promise<void> {
	await using chain = await DevChain.start({ seal: { intervalMs: 50 }, finalityLag: 1 });
	await using phala = await connect(transport === "socket" ? (await chain.listen()).url : chain.provider, {
		timeoutMs: 3000,
	});
	const { alice } = chain.accounts;
	await phala.createStakePool().send(alice).finalized;
	inject(chain.faults);
	const actual = await phala
		.createStakePool()
		.send(alice)
		.finalized.then(
			() => "finalized",
			(error) => (isPhalaError(error) ? error.code : String(error)),
		);
	expect(actual, chain.faults.describe()).toBe(end);
	expect(chain.faults.hits.length).toBeGreaterThan(0);
	chain.faults.clear();
	// A transaction that ended as not included must not come later.
	await chain.advance({ blocks: 4 });
	await using witness = await connect(chain.createProvider());
	expect(await witness.stakePools.count(), chain.faults.describe()).toBe(end === "finalized" ? 2 : 1);
}

describe("a transaction ends in the truth while", () => {
	it.each(Object.entries(IN_PROCESS))("%s", (_, [inject, end]) => expectEnd("in-process", inject, end));
	it.each(Object.entries(SOCKET))("%s (by socket)", (_, [inject, end]) => expectEnd("socket", inject, end));
});

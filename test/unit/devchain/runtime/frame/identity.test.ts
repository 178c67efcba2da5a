import { describe, expect, test } from "vitest";
import { keyOf, RuntimeChain } from "../../../../support/devchain/runtime-harness.ts";

const alice = keyOf("//Alice");
const bob = keyOf("//Bob");

const NONE = { None: null };
const info = {
	additional: [[NONE, { Raw: "0x6869" }]],
	display: { Raw: "0x416c696365" },
	legal: NONE,
	web: NONE,
	riot: NONE,
	email: { Keccak256: `0x${"11".repeat(32)}` },
	pgpFingerprint: null,
	image: NONE,
	twitter: NONE,
};

describe.each([1, 2] as const)("Identity of generation %i", (generation) => {
	test("keeps texts, hashes and empty fields", () => {
		const chain = new RuntimeChain({ generation });
		chain.block();
		chain.submit("//Alice", "identity", "setIdentity", [info]);
		expect(chain.query("identity", "identityOf", alice)).toEqual({
			judgements: [],
			deposit:
				(chain.constant("identity", "basicDeposit") as bigint) + (chain.constant("identity", "fieldDeposit") as bigint),
			info: {
				...info,
				additional: [["None", { Raw: "0x6869" }]],
				legal: "None",
				web: "None",
				riot: "None",
				image: "None",
				twitter: "None",
			},
		});
	});

	test("keeps judgements that are paid for or erroneous, and frees the fee with the identity", () => {
		const chain = new RuntimeChain({ generation });
		chain.block();
		chain.submit("//Alice", "identity", "setIdentity", [info]);
		const stored = chain.query("identity", "identityOf", alice) as { deposit: bigint };
		const judgements = [
			[0, { FeePaid: 5n }],
			[1, "Reasonable"],
			[2, "Erroneous"],
		];
		chain.write("identity", "identityOf", [alice], { ...stored, info, judgements });
		chain.submit("//Alice", "identity", "setIdentity", [info]);
		expect(chain.query("identity", "identityOf", alice)).toMatchObject({
			judgements: [
				[0, { FeePaid: 5n }],
				[2, "Erroneous"],
			],
		});
		const { events } = chain.submit("//Alice", "identity", "clearIdentity");
		const cleared = events.find(({ name }) => name === "IdentityCleared")?.data;
		expect(cleared).toEqual({ who: alice, deposit: stored.deposit + 5n });
	});

	test("a call with empty fields inside a proxy call has the hash that clients compute", () => {
		const chain = new RuntimeChain({ generation });
		chain.block();
		chain.submit("//Alice", "proxy", "addProxy", [bob, "Any", 1]);
		const call = chain.call("identity", "setIdentity", [info]);
		chain.submit("//Bob", "proxy", "announce", [alice, call.hash]);
		const block = chain.submit("//Bob", "proxy", "proxyAnnounced", [bob, alice, null, call]);
		expect(block.events.find(({ name }) => name === "ProxyExecuted")?.data).toEqual({ result: "Ok" });
	});
});

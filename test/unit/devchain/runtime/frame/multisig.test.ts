import { createKeyMulti } from "@polkadot/util-crypto";
import { describe, expect, test } from "vitest";
import { toHex } from "../../../../../src/codec/hex.ts";
import { keyOf, type MadeBlock, RuntimeChain } from "../../../../support/devchain/runtime-harness.ts";

const PHA = 10n ** 12n;
const [alice, bob, charlie] = ["//Alice", "//Bob", "//Charlie"].map(keyOf) as [string, string, string];
const KEYS = { "//Alice": alice, "//Bob": bob, "//Charlie": charlie };
type Uri = keyof typeof KEYS;
const others = (uri: Uri) =>
	Object.values(KEYS)
		.filter((key) => key !== KEYS[uri])
		.sort();
const account = toHex(createKeyMulti(Object.values(KEYS), 2));

const eventOf = ({ events }: MadeBlock, name: string) => events.find((event) => event.name === name)?.data;

describe.each([1, 2] as const)("Multisig of generation %i", (generation) => {
	function start() {
		const chain = new RuntimeChain({ generation });
		chain.block();
		chain.submit("//Alice", "balances", "transferKeepAlive", [account, 100n * PHA]);
		const transfer = chain.call("balances", "transferKeepAlive", [charlie, PHA]);
		const limit = (refTime: bigint) => (generation === 1 ? refTime : { refTime, proofSize: 0 });
		return {
			chain,
			transfer,
			approve: (uri: Uri, call: typeof transfer, when: unknown, refTime = 1_000_000_000n) =>
				chain.submit(
					uri,
					"multisig",
					"asMulti",
					generation === 1
						? [2, others(uri), when, call.toHex(), false, limit(refTime)]
						: [2, others(uri), when, call, limit(refTime)],
				),
			byHash: (uri: Uri, call: typeof transfer, when: unknown) =>
				chain.submit(uri, "multisig", "approveAsMulti", [2, others(uri), when, call.hash, limit(1_000_000_000n)]),
		};
	}

	test("executes the call of the account that clients compute, with the last approval", () => {
		const { chain, transfer, approve } = start();
		const opened = approve("//Alice", transfer, null);
		expect(eventOf(opened, "NewMultisig")).toEqual({
			approving: alice,
			multisig: account,
			callHash: transfer.hash.toHex(),
		});
		const deposit =
			(chain.constant("multisig", "depositBase") as bigint) +
			2n * (chain.constant("multisig", "depositFactor") as bigint);
		expect(eventOf(opened, "Reserved")).toEqual({ who: alice, amount: deposit });
		const when = { height: opened.number, index: 1 };
		const executed = approve("//Bob", transfer, when);
		expect(eventOf(executed, "MultisigExecuted")).toMatchObject({ approving: bob, timepoint: when, result: "Ok" });
		expect(eventOf(executed, "Transfer")).toEqual({ from: account, to: charlie, amount: PHA });
		expect(eventOf(executed, "Unreserved")).toEqual({ who: alice, amount: deposit });
		expect(chain.entries("multisig", "multisigs")).toEqual([]);
	});

	test("approvals by hash do not execute", () => {
		const { chain, transfer, approve, byHash } = start();
		const when = { height: byHash("//Alice", transfer, null).number, index: 1 };
		const second = byHash("//Bob", transfer, when);
		expect(eventOf(second, "MultisigApproval")).toMatchObject({ approving: bob, timepoint: when });
		expect(eventOf(second, "MultisigExecuted")).toBeUndefined();
		expect(chain.errorOf(byHash("//Bob", transfer, when))).toBe("multisig.AlreadyApproved");
		expect(eventOf(approve("//Alice", transfer, when), "MultisigExecuted")).toMatchObject({ result: "Ok" });
	});

	test("refuses a weight limit that is too low, and keeps the operation", () => {
		const { chain, transfer, approve } = start();
		const when = { height: approve("//Alice", transfer, null).number, index: 1 };
		expect(chain.errorOf(approve("//Bob", transfer, when, 1n))).toBe("multisig.MaxWeightTooLow");
		expect(chain.entries("multisig", "multisigs")).toHaveLength(1);
	});

	test("the weight limit is paid for by a call that runs or a failed approval, and by no other", () => {
		const { chain, transfer, approve } = start();
		const low = chain.feeOf(approve("//Alice", transfer, null, 0n));
		chain.submit("//Alice", "multisig", "cancelAsMulti", [
			2,
			others("//Alice"),
			{ height: chain.number, index: 1 },
			transfer.hash,
		]);
		const opened = approve("//Alice", transfer, null, 9_000_000_000n);
		expect(Number(chain.feeOf(opened) - low)).toBeLessThan(1e8);
		const failed = approve("//Alice", transfer, { height: opened.number, index: 1 }, 9_000_000_000n);
		expect(chain.errorOf(failed)).toBe("multisig.AlreadyApproved");
		const executed = approve("//Bob", transfer, { height: opened.number, index: 1 }, 9_000_000_000n);
		for (const block of [failed, executed]) expect(Number(chain.feeOf(block) - low)).toBeGreaterThan(8e9);
	});

	test("a refund leaves the issuance as it was", () => {
		const { chain, transfer, approve } = start();
		const before = chain.query("balances", "totalIssuance");
		approve("//Alice", transfer, null);
		expect(chain.query("balances", "totalIssuance")).toBe(before);
	});

	test("refuses members that are not in order", () => {
		const { chain, transfer } = start();
		const errorOf = (signatories: string[]) =>
			chain.errorOf(chain.submit("//Bob", "multisig", "asMultiThreshold1", [signatories, transfer]));
		expect(errorOf([])).toBe("multisig.TooFewSignatories");
		expect(errorOf([alice, charlie].sort().reverse())).toBe("multisig.SignatoriesOutOfOrder");
		expect(errorOf([bob])).toBe("multisig.SenderInSignatories");
	});
});

import { Keyring } from "@polkadot/keyring";
import { compactAddLength, compactStripLength } from "@polkadot/util";
import { beforeEach, describe, expect, test } from "vitest";
import type { Invalid, Valid } from "../../../../../src/devchain/runtime/runtime.ts";
import { keyOf, type MadeBlock, pairOf, RuntimeChain } from "../../../../support/devchain/runtime-harness.ts";

const BOB = keyOf("//Bob");
const PHA = 10n ** 12n;
const invalid = (reason: string): Invalid => ({ kind: "Invalid", reason });
const refusal = (reason: string) => [{ included: false, error: invalid(reason) }];
const included = [{ included: true, ok: true }];

let chain: RuntimeChain;
beforeEach(() => {
	chain = new RuntimeChain();
	chain.block();
});

const pay = (signing = {}) => chain.sign("//Alice", "balances", "transferKeepAlive", [BOB, PHA], signing);
const namesOf = ({ events }: MadeBlock) =>
	events.filter(({ extrinsic }) => extrinsic === 1).map(({ pallet, name }) => `${pallet}.${name}`);

/** Why the pool rejects it; `null` if it does not. */
function refusedByPool(extrinsic: Uint8Array): Invalid | null {
	const validity: Valid | Invalid = chain.runtime.validate(chain.state, extrinsic, chain.newest());
	return "kind" in validity ? validity : null;
}

describe("an open block", () => {
	test("has its number, its parent and its time, and starts with its timestamp", () => {
		const { events } = chain.block([], 1_700_000_123_000);
		expect(chain.query("system", "number")).toBe(2);
		expect(chain.query("timestamp", "now")).toBe(1_700_000_123_000n);
		expect(chain.query("system", "parentHash")).toBe(chain.query("system", "blockHash", 1));
		expect(events.map(({ extrinsic, name }) => [extrinsic, name])).toEqual([[0, "ExtrinsicSuccess"]]);
	});

	test("includes its timestamp as a bare extrinsic that clients can decode", () => {
		const { runtime, state } = chain;
		const start = { number: 2, parentHash: chain.newest(), timestampMs: 1_700_000_009_000 };
		const [bytes] = runtime.open(state, start);
		const extrinsic = runtime.layout.registry.createType("Extrinsic", bytes);
		expect(extrinsic.isSigned).toBe(false);
		expect(extrinsic.method.toHuman()).toMatchObject({ section: "timestamp", method: "set" });
		expect(extrinsic.method.args[0]?.toString()).toBe("1700000009000");
	});

	test("removes the events of the previous block and old hashes, but never the first hash", () => {
		chain.block([pay()]);
		expect(chain.block().events).toHaveLength(1);
		chain.number = 1300;
		chain.block();
		expect(chain.query("system", "blockHash", 0)).toBe(chain.genesisHash);
		chain.number = 1201;
		chain.block();
		expect(chain.query("system", "blockHash", 1)).toBe(`0x${"00".repeat(32)}`);
	});
});

describe("a signed extrinsic", () => {
	test("is charged, executed and reported, in that order", () => {
		const block = chain.block([pay()]);
		expect(block.applied).toEqual(included);
		expect(namesOf(block)).toEqual([
			"balances.Withdraw",
			"balances.Transfer",
			"balances.Deposit",
			"transactionPayment.TransactionFeePaid",
			"system.ExtrinsicSuccess",
		]);
	});

	test("is validated alike in pool and block", () => {
		const extrinsic = pay({ tip: 7n });
		const alice = keyOf("//Alice");
		const validity = chain.runtime.validate(chain.state, extrinsic, chain.newest());
		expect(validity).toMatchObject({ signer: alice, nonce: 0, tip: 7n, lastValidBlock: null });
	});

	test.each(["ed25519", "ecdsa"] as const)("may carry a signature of %s", (type) => {
		const pair = new Keyring({ type }).addFromUri("//Carol");
		const account = pair.addressRaw;
		chain.submit("//Alice", "balances", "transferKeepAlive", [account, 10n * PHA]);
		const extrinsic = chain.signWith(pair, "system", "remark", ["0x01"]);
		expect(chain.block([extrinsic]).applied).toEqual(included);
	});

	test("longer than 256 bytes is signed by its hash", () => {
		const extrinsic = chain.sign("//Alice", "system", "remark", [`0x${"ab".repeat(300)}`]);
		expect(chain.block([extrinsic]).applied).toEqual(included);
	});

	test("signed by another account, for another chain, or modified, is a bad proof", () => {
		const own = pay();
		const other = chain.sign("//Bob", "balances", "transferKeepAlive", [BOB, PHA]);
		const swapped = own.slice();
		// Length, version and address come before the signature.
		swapped.set(other.subarray(36, 101), 36);
		const elsewhere = pay({ genesisHash: `0x${"42".repeat(32)}` });
		const changed = own.slice();
		changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
		for (const extrinsic of [swapped, elsewhere, changed]) {
			expect(refusedByPool(extrinsic)).toEqual(invalid("BadProof"));
			expect(chain.block([extrinsic]).applied).toEqual(refusal("BadProof"));
		}
	});

	test("needs the next nonce: a used one is stale, a later one has to wait", () => {
		const first = pay();
		const second = pay({ nonce: 1 });
		expect(refusedByPool(second)).toBeNull();
		expect(chain.block([second]).applied).toEqual(refusal("Future"));
		expect(chain.block([first, second]).applied).toEqual([...included, ...included]);
		expect(refusedByPool(first)).toEqual(invalid("Stale"));
		expect(chain.block([first]).applied).toEqual(refusal("Stale"));
	});

	test("that is mortal is valid until the end of its era", () => {
		const born = chain.number;
		const mortal = pay({ period: 8 });
		expect(chain.runtime.validate(chain.state, mortal, chain.newest())).toMatchObject({ lastValidBlock: born + 7 });
		for (let i = 0; i < 6; i++) chain.block();
		expect(refusedByPool(mortal)).toBeNull();
		expect(chain.block([mortal]).applied).toEqual(included);
	});

	test("is rejected after its era", () => {
		const mortal = pay({ period: 4 });
		for (let i = 0; i < 4; i++) chain.block();
		expect(chain.block([mortal]).applied).toEqual(refusal("BadProof"));
	});

	test("may be born as many blocks ago as hashes are stored, and one more", () => {
		const { number } = chain;
		const mortal = pay({ period: 2048 });
		chain.block();
		chain.number = number + 1_200;
		expect(chain.block([mortal]).applied).toEqual(included);
	});

	test("is rejected when its birth block hash is not stored any more", () => {
		chain.number = 5000;
		chain.block();
		const mortal = pay({ period: 8 });
		chain.number = 5006;
		chain.block();
		expect(chain.block([mortal]).applied).toEqual(refusal("AncientBirthBlock"));
	});

	test("is rejected when its account cannot pay the fee", () => {
		const poor = chain.sign("//Nobody", "system", "remark", ["0x"]);
		expect(refusedByPool(poor)).toEqual(invalid("Payment"));
		expect(chain.block([poor]).applied).toEqual(refusal("Payment"));
		expect(chain.block([pay({ tip: 2_000_000n * PHA })]).applied).toEqual(refusal("Payment"));
	});

	test("is rejected when no block can hold its weight or its bytes", () => {
		const remarks = (count: number) =>
			chain.sign("//Alice", "utility", "batch", [Array(count).fill(chain.call("system", "remark", ["0x"]))]);
		// A call weighs 553 112 000 ps of 349 886 362 000 ps.
		expect(refusedByPool(remarks(632))).toBeNull();
		expect(refusedByPool(remarks(633))).toEqual(invalid("ExhaustsResources"));
		expect(chain.block([remarks(633)]).applied).toEqual(refusal("ExhaustsResources"));
		const long = (bytes: number) => chain.sign("//Alice", "system", "remark", [`0x${"00".repeat(bytes)}`]);
		expect(refusedByPool(long(3_932_000))).toBeNull();
		expect(refusedByPool(long(3_932_160))).toEqual(invalid("ExhaustsResources"));
	});

	test("that is not included has no effect", () => {
		const before = new Map(chain.state.entries);
		const { runtime, state } = chain;
		runtime.apply(state, pay({ nonce: 5 }), 1);
		runtime.apply(state, pay({ tip: 2_000_000n * PHA }), 1);
		expect(state.entries).toEqual(before);
	});
});

describe("bytes that are not an extrinsic", () => {
	const cannotDecode = refusal("CannotDecode");

	test("are refused", () => {
		const good = pay();
		const unsigned = compactAddLength(new Uint8Array([4, 0, 0, 0]));
		for (const bytes of [
			new Uint8Array(),
			new Uint8Array([1, 2, 3]),
			good.subarray(0, 50),
			new Uint8Array([...good, 0]),
		]) {
			expect(refusedByPool(bytes)).toEqual(invalid("CannotDecode"));
			expect(chain.block([bytes]).applied).toEqual(cannotDecode);
		}
		expect(refusedByPool(unsigned)).toEqual({ kind: "Unknown", reason: "NoUnsignedValidator" });
		expect(chain.block([unsigned]).applied[0]).toMatchObject({ included: false });
	});

	test("of another version are refused", () => {
		const [, body] = compactStripLength(pay());
		const other = body.slice();
		other[0] = 0x83;
		expect(chain.block([compactAddLength(other)]).applied).toEqual(cannotDecode);
	});

	test("do not decode with a commission over 100 % or a description over 4400 bytes, also in a batch", () => {
		const fits = [
			chain.call("phalaStakePoolv2", "setPayoutPref", [0, 1_000_000]),
			chain.call("phalaStakePoolv2", "setPayoutPref", [0, null]),
			chain.call("phalaBasePool", "setPoolDescription", [0, `0x${"61".repeat(4400)}`]),
		];
		const tooMuch = [
			chain.call("phalaStakePoolv2", "setPayoutPref", [0, 1_000_001]),
			chain.call("phalaBasePool", "setPoolDescription", [0, `0x${"61".repeat(4401)}`]),
		];
		for (const call of fits) expect(chain.block([chain.signCall("//Alice", call)]).applied[0]?.included).toBe(true);
		for (const call of tooMuch) {
			expect(chain.block([chain.signCall("//Alice", call)]).applied).toEqual(cannotDecode);
			const batch = chain.call("utility", "batch", [[call]]);
			expect(chain.block([chain.signCall("//Alice", batch)]).applied).toEqual(cannotDecode);
		}
	});

	test("are rejected from an address that is not an account id", () => {
		const [, body] = compactStripLength(pay());
		const raw = new Uint8Array([0x84, 2, 4, 7, ...body.subarray(34)]);
		expect(chain.block([compactAddLength(raw)]).applied).toEqual([
			{ included: false, error: { kind: "Unknown", reason: "CannotLookup" } },
		]);
		const unknown = body.slice();
		unknown.fill(0, 2, 34);
		expect(chain.block([compactAddLength(unknown)]).applied).toEqual(refusal("BadSigner"));
	});
});

describe("a call that fails", () => {
	test("is paid for, reported with pallet and error, and changes nothing else", () => {
		const free = chain.free("//Alice");
		const block = chain.submit("//Alice", "balances", "transferKeepAlive", [BOB, 2_000_000n * PHA]);
		expect(block.applied).toMatchObject([{ included: true, ok: false }]);
		expect(namesOf(block)).toEqual([
			"balances.Withdraw",
			"balances.Deposit",
			"transactionPayment.TransactionFeePaid",
			"system.ExtrinsicFailed",
		]);
		expect(chain.errorOf(block)).toBe("Token.FundsUnavailable");
		expect(chain.free("//Alice")).toBe(free - chain.feeOf(block));
		expect(chain.nonce("//Alice")).toBe(1);
	});

	test("reports CallFiltered for calls that are not implemented", () => {
		for (const [pallet, method, args] of [
			["phalaComputation", "setCoolDownExpiration", [5]],
			["system", "setCode", ["0x00"]],
			["democracy", "undelegate", []],
		] as const) {
			const block = chain.submit("//Alice", pallet, method, args);
			expect(chain.errorOf(block)).toBe("system.CallFiltered");
		}
	});

	test("reports CannotLookup for an address that is not an account id", () => {
		const block = chain.submit("//Alice", "balances", "transferKeepAlive", [
			new Uint8Array([3, ...pairOf("//Bob").publicKey]),
			1n,
		]);
		expect(chain.errorOf(block)).toBe("CannotLookup");
	});
});

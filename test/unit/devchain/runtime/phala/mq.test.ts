import { u8aConcat } from "@polkadot/util";
import { beforeEach, describe, expect, test } from "vitest";
import { type Hex, toHex } from "../../../../../src/codec/hex.ts";
import { GATEKEEPER, keyOf, pairOf, RuntimeChain } from "../../../../support/devchain/runtime-harness.ts";

const UPDATES = toHex(new TextEncoder().encode("^phala/mining/update"));

let chain: RuntimeChain;
beforeEach(() => {
	chain = new RuntimeChain();
	chain.block();
});

interface Message {
	sender?: unknown;
	destination?: Hex;
	payload?: Hex;
	sequence?: number;
	signature?: Hex;
	by?: string;
}

/** A message of the gatekeeper, by default signed by it. */
function send({ sender = "Gatekeeper", destination = UPDATES, payload = "0x", sequence = 0, ...rest }: Message = {}) {
	const { registry } = chain.runtime.layout;
	const message = registry.createTypeUnsafe("PhalaMqMessage", [{ sender, destination, payload }]);
	const signed = u8aConcat(message.toU8a(), registry.createType("u64", sequence).toU8a());
	const signature = rest.signature ?? toHex(pairOf(rest.by ?? GATEKEEPER).sign(signed));
	const call = chain.call("phalaMq", "syncOffchainMessage", [{ message, sequence, signature }]);
	return chain.signCall("//Relay", call);
}

const errorOf = (message: Message) => chain.errorOf(chain.block([send(message)]));
const sequence = () => chain.query("phalaMq", "offchainIngress", "Gatekeeper");

describe("a gatekeeper's message", () => {
	test("is accepted once, in order", () => {
		expect(chain.block([send()]).applied).toEqual([{ included: true, ok: true }]);
		expect(sequence()).toBe(1n);
		expect(chain.block([send()]).applied).toEqual([{ included: false, error: { kind: "Invalid", reason: "Stale" } }]);
		const early = send({ sequence: 5 });
		const error = { kind: "Invalid", reason: "Future" };
		expect(chain.block([early]).applied).toEqual([{ included: false, error }]);
		expect(chain.runtime.validate(chain.state, early, chain.newest())).toEqual(error);
	});

	test("inside a batch is checked for its order too", () => {
		const { registry } = chain.runtime.layout;
		const message = registry.createTypeUnsafe("PhalaMqMessage", [
			{ sender: "Gatekeeper", destination: UPDATES, payload: "0x" },
		]);
		const signed = u8aConcat(message.toU8a(), registry.createType("u64", 3).toU8a());
		const signature = toHex(pairOf(GATEKEEPER).sign(signed));
		const call = chain.call("phalaMq", "syncOffchainMessage", [{ message, sequence: 3, signature }]);
		const block = chain.submit("//Relay", "utility", "batchAll", [[call]]);
		expect(chain.errorOf(block)).toBe("phalaMq.BadSequence");
	});

	test("signed by another key is rejected", () => {
		expect(errorOf({ by: "//Alice" })).toBe("phalaRegistry.InvalidSignature");
		expect(errorOf({ signature: "0x1234" })).toBe("phalaRegistry.InvalidSignatureLength");
		expect(errorOf({ signature: `0x${"ff".repeat(64)}` })).toBe("phalaRegistry.InvalidSignature");
		expect(sequence()).toBeNull();
	});

	test("of another sender is rejected", () => {
		expect(errorOf({ sender: { Worker: keyOf("//Alice") } })).toBe("phalaMq.BadSender");
	});

	test("is rejected without a gatekeeper's key", () => {
		chain = new RuntimeChain({ gatekeeperKey: undefined } as never);
		chain.block();
		expect(errorOf({})).toBe("phalaRegistry.MasterKeyUninitialized");
	});

	test("that cannot be decoded, or has another topic, only uses its sequence", () => {
		expect(errorOf({ payload: "0x0102" })).toBeNull();
		expect(errorOf({ destination: "0x6e6f6e65", sequence: 1 })).toBeNull();
		expect(sequence()).toBe(2n);
	});
});

test("scheduled tokenomic parameters are activated at the end of the block", () => {
	const now = chain.query("phalaComputation", "tokenomicParameters") as object;
	chain.write("phalaComputation", "scheduledTokenomicUpdate", [], { ...now, heartbeatWindow: 20 });
	const { events } = chain.block();
	expect(events.filter(({ extrinsic }) => extrinsic === null).map(({ name }) => name)).toEqual([
		"TokenomicParametersChanged",
	]);
	expect(chain.query("phalaComputation", "tokenomicParameters")).toMatchObject({ heartbeatWindow: 20 });
	expect(chain.query("phalaComputation", "scheduledTokenomicUpdate")).toBeNull();
});

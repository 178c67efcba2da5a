import { expect, test } from "vitest";
import { schemeOf, schemeOfSignature } from "../../../src/plan/signature-scheme.ts";

test.each([
	["an address", "45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs2", "sr25519"],
	["nothing", undefined, "sr25519"],
	["an account without a scheme", { address: "45R2…" }, "sr25519"],
	["a key that something else holds", { address: "45R2…", scheme: "ecdsa" }, "ecdsa"],
	["a key pair", { address: "45R2…", type: "ecdsa" }, "ecdsa"],
	["a key pair", { address: "45R2…", type: "ed25519" }, "ed25519"],
	["a key pair of another kind", { address: "0x00", type: "ethereum" }, "sr25519"],
	["a signer of polkadot-api", { publicKey: new Uint8Array(32) }, "sr25519"],
	["one with an ecdsa key", { publicKey: new Uint8Array(33) }, "ecdsa"],
])("%s: %o signs with %s", (_, account, scheme) => {
	expect(schemeOf(account)).toBe(scheme);
});

test.each([
	[65, "sr25519"],
	[66, "ecdsa"],
] as const)("a signature of %i bytes is of %s", (length, scheme) => {
	expect(schemeOfSignature(`0x${"02".repeat(length)}`)).toBe(scheme);
});

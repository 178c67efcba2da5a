import { Keyring } from "@polkadot/keyring";
import { cryptoWaitReady } from "@polkadot/util-crypto";
import { describe, expect, it } from "vitest";
import { createAccounts } from "../../../src/devchain/accounts.ts";

describe("the key pairs of a development chain", () => {
	it("are those that the usual development phrase derives, by name", async () => {
		await cryptoWaitReady();
		const { accounts, systemAccounts } = createAccounts(30);
		const keyring = new Keyring({ type: "sr25519", ss58Format: 30 });
		const pairs = [...Object.values(accounts), ...Object.values(systemAccounts)];
		expect(pairs).toHaveLength(8);
		for (const pair of pairs) {
			const derived = keyring.addFromUri(`//${pair.meta.name}`);
			expect(pair.address).toBe(derived.address);
			const message = new TextEncoder().encode("message");
			expect(derived.verify(message, pair.sign(message), derived.publicKey)).toBe(true);
		}
	});

	it("belong to one chain: locking one locks no other", () => {
		const { alice } = createAccounts(30).accounts;
		alice.lock();
		expect([alice.isLocked, createAccounts(30).accounts.alice.isLocked]).toEqual([true, false]);
	});
});

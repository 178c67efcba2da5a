import { Keyring } from "@polkadot/keyring";
import { cryptoWaitReady, sr25519Verify } from "@polkadot/util-crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { toHex } from "../../../src/codec/hex.ts";
import { loadAccounts } from "../../../src/devchain/accounts.ts";
import { DEV_SIGNERS, SYSTEM_ACCOUNTS } from "../../../src/devchain/dev-signers.ts";

const MESSAGE = new TextEncoder().encode("message");
const keyring = new Keyring({ type: "sr25519", ss58Format: 30 });
const derive = (name: unknown) => keyring.addFromUri(`//${name}`);
const NAMES = ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"];

beforeAll(async () => {
	await cryptoWaitReady();
});

describe("the key pairs of a development chain", () => {
	it("are those that the usual development phrase derives, by name", async () => {
		const pairs = Object.values(await loadAccounts(30));
		expect(pairs.map(({ meta }) => meta.name)).toEqual(NAMES);
		for (const pair of pairs) {
			const derived = derive(pair.meta.name);
			expect(pair.address).toBe(derived.address);
			expect(derived.verify(MESSAGE, pair.sign(MESSAGE), derived.publicKey)).toBe(true);
		}
	});

	it("belong to one chain: locking one locks no other", async () => {
		const { alice } = await loadAccounts(30);
		alice.lock();
		expect([alice.isLocked, (await loadAccounts(30)).alice.isLocked]).toEqual([true, false]);
	});
});

describe("the signers of a development chain", () => {
	it("are the accounts that the development phrase derives, and sign with their keys", () => {
		const { gatekeeper, relay } = SYSTEM_ACCOUNTS;
		const names = [...NAMES, "DevchainGatekeeper", "DevchainRelay"];
		for (const [i, { publicKey, sign }] of [...DEV_SIGNERS, gatekeeper, relay].entries()) {
			expect(toHex(publicKey)).toBe(toHex(derive(names[i]).publicKey));
			for (let length = 0; length < 20; length++) {
				const message = new Uint8Array(length).fill(i);
				expect(sr25519Verify(message, sign(message), publicKey)).toBe(true);
			}
		}
	});
});

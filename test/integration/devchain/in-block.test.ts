import type { KeyringPair } from "@polkadot/keyring/types";
import { describe, expect, it } from "vitest";
import { call } from "../../support/devchain/api.ts";
import { sharedDevChain } from "../../support/devchain/dev-chains.ts";

describe("@polkadot/api over a port reports every transaction in a block before it is final", () => {
	const shared = sharedDevChain({ generation: 2 }, "socket");

	/** Sends remarks in turn, each when the previous one is in a block; resolves with all statuses once all are final. */
	async function sendInTurn(signer: KeyringPair, count: number): Promise<string[][]> {
		const sent: Promise<string[]>[] = [];
		for (let i = 0; i < count; i++) {
			const statuses: string[] = [];
			await new Promise<void>((included, fail) => {
				const final = new Promise<string[]>((resolve) => {
					call(shared.api, "system", "remark", `0x0${i % 10}`)
						.signAndSend(signer, { nonce: -1 }, ({ status }) => {
							if (status.isInBlock || status.isFinalized) {
								statuses.push(status.type);
								included();
							}
							if (status.isFinalized) resolve(statuses);
						})
						.catch(fail);
				});
				sent.push(final);
			});
		}
		return Promise.all(sent);
	}

	it("in-block: 30 of 30, one at a time", async () => {
		const statuses = await sendInTurn(shared.chain.accounts.alice, 30);
		expect(statuses).toEqual(Array.from({ length: 30 }, () => ["InBlock", "Finalized"]));
	});

	it("in-block: 30 of 30, by six accounts at once", async () => {
		const statuses = await Promise.all(Object.values(shared.chain.accounts).map((signer) => sendInTurn(signer, 5)));
		expect(statuses.flat()).toEqual(Array.from({ length: 30 }, () => ["InBlock", "Finalized"]));
	});

	it("slow-line: 6 of 6 at once, over a slow connection", async () => {
		shared.chain.faults.latencyMs = 60;
		const statuses = await Promise.all(Object.values(shared.chain.accounts).map((signer) => sendInTurn(signer, 1)));
		shared.chain.faults.reset();
		expect(statuses.flat()).toEqual(Array.from({ length: 6 }, () => ["InBlock", "Finalized"]));
	});
});

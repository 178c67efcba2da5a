import { describe, expect, it } from "vitest";
import { sharedDevChain } from "../../support/devchain/dev-chains.ts";
import { sendInTurn, sendOverPort } from "../../support/devchain/in-block.ts";

const all = (count: number) => Array.from({ length: count }, () => ["InBlock", "Finalized"]);

describe("@polkadot/api over a port reports every transaction in a block before it is final", () => {
	const shared = sharedDevChain({ generation: 2 }, "socket");

	it("in-block: 30 of 30, one at a time", async () => {
		expect(await sendInTurn(shared.api, shared.chain.accounts.alice, 30)).toEqual(all(30));
	});

	it("in-block: 30 of 30, by six accounts at once", async () => {
		const { api, chain } = shared;
		const statuses = await Promise.all(Object.values(chain.accounts).map((signer) => sendInTurn(api, signer, 5)));
		expect(statuses.flat()).toEqual(all(30));
	});

	it("slow-line: 60 of 60, by sixty accounts at once over a slow line", async () => {
		expect(await sendOverPort({ count: 60, atOnce: 60, delayMs: 30 })).toEqual(all(60));
	});
});

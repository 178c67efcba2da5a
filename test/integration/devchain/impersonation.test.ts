import { encodeAddress } from "@polkadot/util-crypto";
import { describe, expect, it } from "vitest";
import { connect as connectClient } from "../../../src/index.ts";
import { call, PHA, read } from "../../support/devchain/api.ts";
import { devChains } from "../../support/devchain/dev-chains.ts";

const { start, connect } = devChains();
/** An account without a known key. */
const STRANGER = `0x${"42".repeat(32)}`;

describe.each([1, 2] as const)("an impersonated account of generation %i", (generation) => {
	it("sends plans of the SDK, in process and over a port", async () => {
		const chain = await start({ generation });
		await chain.fund(STRANGER, 100n * PHA);
		const stranger = chain.impersonate(STRANGER);
		expect(stranger.address).toBe(encodeAddress(STRANGER, 30));
		for (const source of [chain.provider, (await chain.listen()).url]) {
			const phala = await connectClient(source);
			const { result } = await phala.createStakePool().send(stranger).inBlock;
			const { owner } = await phala.stakePool(result.pid).get();
			expect(owner).toBe(stranger.address);
			await phala.close();
		}
	});

	it("signs for @polkadot/api until it is impersonated no longer", async () => {
		const chain = await start({ generation });
		await chain.fund(STRANGER, 100n * PHA);
		const api = await connect(chain.provider);
		const { address, signer } = chain.impersonate({ address: STRANGER });
		const transfer = () => call(api, "balances", "transfer", chain.accounts.bob.address, PHA);
		await transfer().signAndSend(address, { signer });
		await chain.newBlock();
		expect(await read(api, "system", "account", STRANGER)).toMatchObject({ nonce: 1 });
		chain.stopImpersonating(address);
		await expect(transfer().signAndSend(address, { signer })).rejects.toThrow("Transaction has a bad signature");
	});
});

describe("the signature of an impersonated account", () => {
	it("is refused for other accounts, by other chains, and after an upgrade only where it was refused before", async () => {
		const [chain, other] = [await start(), await start()];
		const { alice, bob } = chain.accounts;
		const { signer } = chain.impersonate(alice);
		const [api, otherApi] = [await connect(chain.provider), await connect(other.provider)];
		const send = (target: typeof api, address: string) =>
			call(target, "system", "remark", "0x").signAndSend(address, { signer });
		await expect(send(api, bob.address)).rejects.toThrow("bad signature");
		await expect(send(otherApi, alice.address)).rejects.toThrow("bad signature");
		await chain.upgrade();
		const upgraded = await connect(chain.createProvider());
		await send(upgraded, alice.address);
		await expect(send(upgraded, bob.address)).rejects.toThrow("bad signature");
	});

	it("is not sent by the SDK for a signer that is not marked, and refused by a chain that does not impersonate", async () => {
		const [chain, other] = [await start(), await start()];
		const alice = chain.impersonate(chain.accounts.alice);
		const phala = await connectClient(other.provider);
		const { address, signer } = alice;
		await expect(phala.createStakePool().send({ address, signer }).inBlock).rejects.toMatchObject({
			code: "SIGNING_FAILED",
		});
		await expect(phala.createStakePool().send(alice).inBlock).rejects.toMatchObject({ code: "REJECTED" });
		const forged = {
			...alice,
			signer: { signPayload: async () => ({ signature: `0x01${"11".repeat(64)}` as const }) },
		};
		await expect(phala.createStakePool().send(forged).inBlock).rejects.toMatchObject({ code: "SIGNING_FAILED" });
		await phala.close();
	});

	it("pays fees", async () => {
		const chain = await start();
		const { address, signer } = chain.impersonate(STRANGER);
		const api = await connect(chain.provider);
		await expect(call(api, "system", "remark", "0x").signAndSend(address, { signer })).rejects.toThrow(
			"Inability to pay some fees",
		);
	});
});

it("dev_impersonate does the same by JSON-RPC, and refuses what is no address", async () => {
	const chain = await start();
	const { provider } = chain;
	const { signer } = (await start()).impersonate(STRANGER);
	await chain.fund(STRANGER, PHA);
	const api = await connect(provider);
	const send = () => call(api, "system", "remark", "0x").signAndSend(STRANGER, { signer });
	await expect(send()).rejects.toThrow("bad signature");
	expect(await provider.send("dev_impersonate", [encodeAddress(STRANGER)])).toBe(true);
	await send();
	expect(await provider.send("dev_impersonate", [STRANGER, false])).toBe(false);
	await expect(provider.send("dev_impersonate", ["Alice"])).rejects.toThrow('Invalid account: "Alice" (string)');
	expect(() => chain.impersonate("0x1234")).toThrow("Expected an ss58 address or 0x and 64 hex digits.");
	expect(() => chain.stopImpersonating(null as never)).toThrow("Invalid account");
});

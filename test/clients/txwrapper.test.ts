import { Keyring } from "@polkadot/keyring";
import * as core from "@substrate/txwrapper-core";
import { getRegistry } from "@substrate/txwrapper-registry";
import { methods } from "@substrate/txwrapper-substrate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Served, serve } from "./generations.ts";

interface Version {
	readonly specName: string;
	readonly specVersion: number;
	readonly transactionVersion: number;
}

/** Sends one JSON-RPC request by HTTP, as the online half of an offline signer does. */
async function request<T>(url: string, method: string, params: readonly unknown[] = []): Promise<T> {
	const response = await fetch(url.replace("ws:", "http:"), {
		method: "POST",
		headers: { "Content-Type": "application/json" },
		body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
	});
	const { result, error } = (await response.json()) as { result: T; error?: unknown };
	if (error) throw new Error(JSON.stringify(error));
	return result;
}

describe.each([1, 2] as const)("txwrapper on generation %s", (generation) => {
	let served: Served;
	const keyring = new Keyring({ type: "sr25519", ss58Format: 30 });
	const alice = keyring.addFromUri("//Alice");
	const bob = keyring.addFromUri("//Bob");
	const ask = <T>(method: string, ...params: unknown[]) => request<T>(served.url, method, params);

	/** All that an offline signer needs of the chain. */
	async function material() {
		const [metadataRpc, version, genesisHash, blockHash, nonce] = await Promise.all([
			ask<`0x${string}`>("state_getMetadata"),
			ask<Version>("state_getRuntimeVersion"),
			ask<string>("chain_getBlockHash", 0),
			ask<string>("chain_getBlockHash"),
			ask<number>("system_accountNextIndex", alice.address),
		]);
		const { number } = await ask<{ number: string }>("chain_getHeader", blockHash);
		const properties = await ask<object>("system_properties");
		const { specName, specVersion, transactionVersion } = version;
		const registry = getRegistry({
			chainName: await ask<string>("system_chain"),
			specName: specName as never,
			specVersion,
			metadataRpc,
			properties: properties as never,
		});
		const info = {
			address: alice.address,
			blockHash,
			blockNumber: Number(number),
			eraPeriod: 64,
			genesisHash,
			metadataRpc,
			nonce,
			specVersion,
			tip: 0,
			transactionVersion,
		};
		// Its types are those of another release of @polkadot/types, which it does not depend on by name.
		const options: core.OptionsWithMeta = { metadataRpc, registry: registry as never };
		return { info, options };
	}

	/** Signs offline; `createSignedTx` puts the signature into the transaction. */
	function sign(unsigned: core.UnsignedTransaction, options: core.OptionsWithMeta) {
		const payload = options.registry.createType("ExtrinsicPayload", unsigned, { version: unsigned.version });
		const { signature } = payload.sign(alice);
		return core.construct.signedTx(unsigned, signature, options);
	}

	beforeAll(async () => {
		served = await serve(generation);
	});
	afterAll(() => served.chain.close());

	it("constructs, signs and decodes a transfer offline, and submits it", async () => {
		const { info, options } = await material();
		const value = "5000000000000";
		const args = { dest: { id: bob.address }, value };
		const unsigned =
			generation === 1
				? methods.balances.transfer(args, info, options)
				: methods.balances.transferKeepAlive(args, info, options);
		const signed = sign(unsigned, options);
		const decoded = core.decode(signed, options);
		expect(decoded.method.args).toEqual(args);
		expect(decoded.address).toBe(alice.address);

		const hash = await ask<string>("author_submitExtrinsic", signed);
		expect(hash).toBe(core.construct.txHash(signed));
		const { block } = await ask<{ block: { extrinsics: string[] } }>("chain_getBlock");
		expect(block.extrinsics).toContain(signed);
	});

	it("constructs a call of a stake pool with defineMethod", async () => {
		const { info, options } = await material();
		const pallet = generation === 1 ? "phalaStakePool" : "phalaStakePoolv2";
		const unsigned = core.defineMethod({ ...info, method: { args: {}, name: "create", pallet } }, options);
		const signed = sign(unsigned, options);
		const fee = await ask<{ partialFee: string }>("payment_queryInfo", signed);
		expect(Number(fee.partialFee)).toBeGreaterThan(0);
		await ask("author_submitExtrinsic", signed);
		const { block } = await ask<{ block: { extrinsics: string[] } }>("chain_getBlock");
		expect(block.extrinsics).toContain(signed);
		expect(await ask<number>("system_accountNextIndex", alice.address)).toBe(2);
	});

	it("is refused with the code of a node for a nonce that is used", async () => {
		const { info, options } = await material();
		const unsigned = methods.system.remark({ remark: "0x01" }, { ...info, nonce: 0 }, options);
		await expect(ask("author_submitExtrinsic", sign(unsigned, options))).rejects.toThrow('"code":1010');
	});
});

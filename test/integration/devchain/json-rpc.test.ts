import { TypeRegistry } from "@polkadot/types";
import type { ApplyExtrinsicResult } from "@polkadot/types/interfaces";
import { Metadata } from "@polkadot/types/metadata";
import { compactStripLength, u8aConcat } from "@polkadot/util";
import { describe, expect, test } from "vitest";
import { fromHex, type Hex, toHex } from "../../../src/codec/hex.ts";
import { call } from "../../support/devchain/api.ts";
import { devChains, sharedDevChain } from "../../support/devchain/dev-chains.ts";

const u32 = (value: number): Hex => toHex(new Uint8Array(new Uint32Array([value]).buffer));

describe.each([1, 2] as const)("JSON-RPC of generation %s", (generation) => {
	const { start } = devChains();
	const shared = sharedDevChain({ generation, seal: "manual" });
	const send = <T>(method: string, ...params: unknown[]) => shared.chain.provider.send<T>(method, params);

	/** Descriptions of the APIs in metadata of version 15. */
	async function describedApis() {
		const at15 = await send<Hex>("state_call", "Metadata_metadata_at_version", u32(15));
		const [, bytes] = compactStripLength(fromHex(at15).subarray(1));
		const metadata = new Metadata(new TypeRegistry(), bytes);
		return metadata.asV15.apis.flatMap(({ name, methods }) => methods.map((method) => `${name}_${method.name}`));
	}

	test("answers every method that rpc_methods lists", async () => {
		const { provider } = await start({ generation });
		const { methods } = await provider.send<{ methods: string[] }>("rpc_methods", []);
		const answers = await Promise.allSettled(methods.map((method) => provider.send(method, [])));
		const unknown = methods.filter((_, i) => {
			const answer = answers[i];
			return answer?.status === "rejected" && String(answer.reason).includes("Method not found");
		});
		expect(unknown).toEqual([]);
		await expect(send("system_unlisted")).rejects.toThrow("-32601: Method not found");
	});

	test("answers every runtime API that metadata 15 describes", async () => {
		const { api } = shared;
		const { alice } = shared.chain.accounts;
		const extrinsic = await call(api, "system", "remark", "0x").signAsync(alice, { nonce: 0 });
		const bytes = extrinsic.toU8a();
		const length = fromHex(u32(bytes.length));
		const weight = api.createType("Weight", generation === 1 ? 1 : { refTime: 1, proofSize: 1 }).toU8a();
		const parameters: Record<string, Uint8Array> = {
			Metadata_metadata_at_version: fromHex(u32(14)),
			TaggedTransactionQueue_validate_transaction: u8aConcat(
				[2],
				bytes,
				fromHex(await send<Hex>("chain_getBlockHash")),
			),
			AccountNonceApi_account_nonce: alice.publicKey,
			TransactionPaymentApi_query_info: u8aConcat(bytes, length),
			TransactionPaymentApi_query_fee_details: u8aConcat(bytes, length),
			TransactionPaymentApi_query_weight_to_fee: weight,
			TransactionPaymentApi_query_length_to_fee: length,
		};
		for (const method of await describedApis()) {
			const data = toHex(parameters[method] ?? new Uint8Array());
			expect([method, await send("state_call", method, data)]).toEqual([method, expect.stringMatching(/^0x..+$/)]);
		}
	});

	test("reports a runtime API that traps as nodes do", async () => {
		const withParameters = (await describedApis()).filter((name) =>
			/_(metadata_at|validate|account|query_info|query_fee|query_length)/.test(name),
		);
		for (const method of [...withParameters, "Core_execute_block", "Core_initialize_block"]) {
			const name = method.slice(method.indexOf("_") + 1);
			await expect(send("state_call", method, "0x01")).rejects.toThrow(
				`4003: Client error: Execution failed: Execution aborted due to panic: Bad input data provided to ${name}: `,
			);
		}
		for (const unknown of ["BlockBuilder_finalize_block", "toString", "constructor"]) {
			await expect(send("state_call", unknown, "0x")).rejects.toThrow(
				`4003: Client error: Execution failed: Other: Exported method ${unknown} is not found`,
			);
		}
	});

	test("reports fees of what the runtime cannot decode", async () => {
		await expect(send("payment_queryInfo", "0x0400")).rejects.toThrow(
			"1: Unable to query dispatch info.: Execution failed: Execution aborted due to panic: Bad input data provided to query_info",
		);
		await expect(send("payment_queryFeeDetails", "0x0c00")).rejects.toThrow("2: Unable to query fee details.");
	});

	test("tries extrinsics without a block", async () => {
		const { api } = shared;
		const { alice, bob } = shared.chain.accounts;
		const dryRun = async (bytes: Hex) =>
			api.createType<ApplyExtrinsicResult>("ApplyExtrinsicResult", await send<Hex>("system_dryRun", bytes));
		const head = await send<Hex>("chain_getBlockHash");
		const remark = await call(api, "system", "remark", "0x").signAsync(alice, {});
		expect((await dryRun(remark.toHex())).asOk.isOk).toBe(true);
		const failing = call(api, "balances", "transferKeepAlive", bob.address, 10n ** 30n);
		const failed = (await dryRun((await failing.signAsync(alice, {})).toHex())).asOk.asErr;
		expect(failed.isModule ? api.registry.findMetaError(failed.asModule).name : failed.type).toMatch(
			/InsufficientBalance|Token/,
		);
		const later = await call(api, "system", "remark", "0x").signAsync(alice, { nonce: 5 });
		expect((await dryRun(later.toHex())).asErr.asInvalid.isFuture).toBe(true);
		await expect(send("system_dryRun", "0x0400")).rejects.toThrow("1: Unable to dry run extrinsic.");
		expect([await send("chain_getBlockHash"), await send("author_pendingExtrinsics")]).toEqual([head, []]);
	});
});

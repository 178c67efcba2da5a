import type { SubmittableExtrinsic } from "@polkadot/api/types";
import { type Hex, toHex } from "../codec/hex.ts";
import { Reader } from "../codec/reader.ts";
import type { TransactionDeps } from "./plan-context.ts";
import { DEFAULT_MORTALITY, type TransactionOptions } from "./signing-payload.ts";

/** The fee that the chain would charge `account` for `extrinsic` after the block `at`, tip included, pico PHA. Needs no signature. */
export async function estimateFee(
	{ rpc, network: { genesisHash }, api }: TransactionDeps,
	extrinsic: SubmittableExtrinsic<"promise">,
	account: Hex,
	{ at, nonce }: { readonly at: Hex; readonly nonce: number },
	{ tip = 0n, mortality = DEFAULT_MORTALITY }: TransactionOptions,
): Promise<bigint> {
	const { runtimeVersion } = api;
	// Bytes cost: era, nonce and tip have to be as long as the real ones.
	const period = mortality === null ? "0x00" : { current: 1, period: mortality };
	const era = api.registry.createType("ExtrinsicEra", period);
	extrinsic.signFake(account, { blockHash: genesisHash, era, genesisHash, nonce, runtimeVersion, tip });
	const bytes = extrinsic.toU8a();
	const length = new Uint8Array(4);
	new DataView(length.buffer).setUint32(0, bytes.length, true);
	const params = `${toHex(bytes)}${toHex(length).slice(2)}`;
	const info = (await rpc.request("state_call", ["TransactionPaymentApi_query_info", params, at])) as string;
	// Weight and class come first, in forms that differ between runtimes; the fee without tip is the last 16 bytes in all of them.
	return new Reader(info, info.length - 32).u128() + tip;
}

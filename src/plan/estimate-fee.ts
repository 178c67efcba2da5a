import type { SubmittableExtrinsic } from "@polkadot/api/types";
import { type Hex, toHex } from "../codec/hex.ts";
import { Reader } from "../codec/reader.ts";
import type { TransactionDeps } from "./plan-context.ts";
import { MORTALITY } from "./signing-payload.ts";

/** What the chain would charge `account` for `extrinsic`, without a tip, pico PHA. Nobody has to sign for it. */
export async function estimateFee(
	{ rpc, network: { genesisHash }, api }: TransactionDeps,
	extrinsic: SubmittableExtrinsic<"promise">,
	account: Hex,
	nonce: number,
): Promise<bigint> {
	const { runtimeVersion } = api;
	// Bytes cost: era and nonce have to be as long as the real ones.
	const era = api.registry.createType("ExtrinsicEra", { current: 1, period: MORTALITY });
	extrinsic.signFake(account, { blockHash: genesisHash, era, genesisHash, nonce, runtimeVersion });
	const bytes = extrinsic.toU8a();
	const length = new Uint8Array(4);
	new DataView(length.buffer).setUint32(0, bytes.length, true);
	const question = `${toHex(bytes)}${toHex(length).slice(2)}`;
	const answer = (await rpc.request("state_call", ["TransactionPaymentApi_query_info", question])) as string;
	// Weight and class come first, in forms that differ between runtimes; the fee is the last 16 bytes in all of them.
	return new Reader(answer, answer.length - 32).u128();
}

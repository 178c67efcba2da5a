import { ApiPromise } from "@polkadot/api";
import { Keyring } from "@polkadot/keyring";
import { type Hex, toHex } from "../../src/codec/hex.ts";
import { DevChain } from "../../src/devchain/dev-chain.ts";

let api: Promise<ApiPromise> | undefined;

/** `@polkadot/api` with the metadata of a development chain, shared by all tests of a process: encodes real calls and extrinsics. */
export function devApi(): Promise<ApiPromise> {
	api ??= createApi();
	return api;
}

/** Disconnected: its health checks would run in the tests of other files. */
async function createApi(): Promise<ApiPromise> {
	const chain = await DevChain.start();
	const created = await ApiPromise.create({ provider: chain.provider, noInitWarn: true });
	await created.disconnect();
	await chain.close();
	return created;
}

export const keyring = new Keyring({ type: "sr25519", ss58Format: 30 });

/** Pallet index and error bytes of a pallet's error. */
export function moduleError(api: ApiPromise, pallet: string, name: string): { index: number; error: Hex } {
	const meta = api.errors[pallet]?.[name]?.meta;
	const { pallets } = api.registry.metadata;
	const index = pallets.find((one) => one.name.toString().toLowerCase() === pallet.toLowerCase())?.index;
	if (!meta || !index) throw new Error(`no error ${pallet}.${name}`);
	return { index: index.toNumber(), error: toHex(Uint8Array.of(meta.index.toNumber(), 0, 0, 0)) };
}

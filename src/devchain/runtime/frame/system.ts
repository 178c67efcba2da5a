import { encodeCompact } from "../../../codec/encode-integer.ts";
import { hash256 } from "../../../codec/hash-256.ts";
import { concatBytes, fromHex, type Hex } from "../../../codec/hex.ts";
import type { BlockStart, State } from "../runtime.ts";
import type { Handler, RootHandler } from "./call.ts";
import { Chain } from "./chain.ts";
import { CODE_KEY } from "./code.ts";
import { defineItem } from "./define-item.ts";
import type { PalletLayout } from "./pallet-layout.ts";
import { storagePrefix } from "./storage-prefix.ts";

/** Number of the current block. */
export const BlockNumber = defineItem<[], number>("system", "number");
/** Hashes of the blocks before it, as far back as `System.BlockHashCount`. */
export const BlockHash = defineItem<[number: number], Hex>("system", "blockHash");
const LastRuntimeUpgrade = defineItem<[], { specVersion: number; specName: string } | null>(
	"system",
	"lastRuntimeUpgrade",
);
const ParentHash = defineItem<[], Hex>("system", "parentHash");
const ExtrinsicCount = defineItem<[], number | null>("system", "extrinsicCount");
const Events = defineItem<[], readonly unknown[]>("system", "events");
const EventCount = defineItem<[], number>("system", "eventCount");
const ExecutionPhase = defineItem<[], unknown | null>("system", "executionPhase");

/** Starts a block: its number, its parent's hash, no events. */
export function openBlock(chain: Chain, { number, parentHash }: BlockStart): void {
	chain.at(BlockNumber).set(number);
	chain.at(ParentHash).set(parentHash);
	chain.at(BlockHash).set(number - 1, parentHash);
	chain.at(Events).delete();
	chain.at(EventCount).delete();
	countExtrinsics(chain, 0);
}

/** Stores the runtime that executes the block, where another one or none is stored. */
export function recordRuntime(chain: Chain, { specName, specVersion }: RuntimeName): void {
	const last = chain.at(LastRuntimeUpgrade).get();
	if (last?.specVersion === specVersion && last.specName === specName) return;
	chain.at(LastRuntimeUpgrade).set({ specVersion, specName });
}

/** `System.LastRuntimeUpgrade`: the runtime that made the newest block. */
export const LAST_UPGRADE_KEY: Hex = storagePrefix("System", "LastRuntimeUpgrade");

/** Value of {@link LAST_UPGRADE_KEY}. */
export function encodeLastUpgrade({ specName, specVersion }: RuntimeName): Uint8Array {
	const name = new TextEncoder().encode(specName);
	return concatBytes([encodeCompact(BigInt(specVersion)), encodeCompact(BigInt(name.length)), name]);
}

/** Name and version of a runtime. */
export interface RuntimeName {
	readonly specName: string;
	readonly specVersion: number;
}

/** Stores the number of applied extrinsics of the block. */
export function countExtrinsics(chain: Chain, count: number): void {
	chain.at(ExtrinsicCount).set(count);
	chain.at(ExecutionPhase).set({ ApplyExtrinsic: count });
}

/** Removes storage that only exists during a block, and the oldest hash but the first. */
export function closeBlock(chain: Chain): void {
	const oldest = chain.at(BlockNumber).get() - 1 - chain.constant<number>("system", "blockHashCount");
	if (oldest > 0) chain.at(BlockHash).delete(oldest);
	chain.at(ExtrinsicCount).delete();
	chain.at(ExecutionPhase).delete();
}

/** Replaces the runtime's code. */
export function setCode(layout: PalletLayout, state: State, code: Uint8Array): void {
	const chain = new Chain(layout, state, "Finalization");
	chain.deposit("system", "CodeUpdated");
	chain.flush();
	state.set(CODE_KEY, code);
}

/** Calls of `System` for the chain itself: raw storage. */
export const systemRoot = {
	setStorage: ((chain, { items }) => {
		for (const [key, value] of items) chain.writeRaw(key, fromHex(value));
	}) satisfies RootHandler<{ items: readonly (readonly [Hex, Hex])[] }>,
	killStorage: ((chain, { keys }) => {
		for (const key of keys) chain.writeRaw(key, null);
	}) satisfies RootHandler<{ keys: readonly Hex[] }>,
	killPrefix: ((chain, { prefix }) => {
		for (const key of chain.rawKeys(prefix)) chain.writeRaw(key, null);
	}) satisfies RootHandler<{ prefix: Hex }>,
};

/** Calls of `System`. */
export const system = {
	remark: (() => {}) satisfies Handler,
	remarkWithEvent: ((chain, who, { remark }) => {
		chain.deposit("system", "Remarked", { sender: who, hash: hash256(fromHex(remark)) });
	}) satisfies Handler<{ remark: Hex }>,
};

import type { ApiPromise } from "@polkadot/api";
import type { KeyringPair } from "@polkadot/keyring/types";
import { bnToHex, u8aConcat } from "@polkadot/util";
import { blake2AsHex } from "@polkadot/util-crypto";
import { afterEach, describe, expect, it } from "vitest";
import { type Hex, toHex } from "../../../src/codec/hex.ts";
import { DevChain, type ForkProvider } from "../../../src/devchain/index.ts";
import { MetadataLayout } from "../../../src/devchain/runtime/frame/metadata-layout.ts";
import { withNetworkPallets } from "../../../src/devchain/runtime/frame/network-pallets.ts";
import { polkadotTypes } from "../../../src/devchain/runtime/frame/polkadot-types.ts";
import { SLOT_KEY } from "../../../src/devchain/runtime/frame/slot.ts";
import { encodeLastUpgrade, LAST_UPGRADE_KEY, type RuntimeName } from "../../../src/devchain/runtime/frame/system.ts";
import { codecOf } from "../../../src/devchain/runtime/frame/type-by-path.ts";
import { connect as connectClient } from "../../../src/index.ts";
import { devChains } from "../../support/devchain/dev-chains.ts";
import { keyOf, RuntimeChain } from "../../support/devchain/runtime-harness.ts";
import { sourceProvider } from "../../support/devchain/source-provider.ts";
import { phalaNode1, type Specimen, v2 } from "../../support/metadata/specimens.ts";

await polkadotTypes.fetch();
const { start, connect } = devChains();
const open: DevChain[] = [];
afterEach(async () => {
	for (const chain of open.splice(0)) await chain.close();
});

/** A fork, a copy of it, and the fork saved and loaded. */
async function forksOf(source: ForkProvider): Promise<DevChain[]> {
	const fork = await DevChain.fork(source, { seal: "manual" });
	open.push(fork);
	open.push(await DevChain.fork(fork, { seal: "manual" }));
	open.push(await DevChain.load(await fork.export(), { source }));
	return open;
}

const MAX_WEIGHT = { refTime: 10n ** 11n, proofSize: 10n ** 6n };

/** The signatories besides one. */
const others = (without: Hex) =>
	["//Alice", "//Bob", "//Charlie"]
		.map(keyOf)
		.filter((each) => each !== without)
		.sort();

/** Puts a transaction of `multisig` into the next block; returns the names of its events. */
async function run(chain: DevChain, api: ApiPromise, method: string, args: unknown[], signer: KeyringPair) {
	await api.tx.multisig?.[method]?.(...args).signAndSend(signer);
	await chain.newBlock();
	const events = (await api.query.system?.events?.()) as unknown as { event: { section: string; method: string } }[];
	return events.map(({ event }) => `${event.section}.${event.method}`);
}

/** `PhalaStakePoolv2.create` of PoC-6. */
const CREATE: Hex = "0x2b00";

describe("a node whose pallets have other indexes and deposits", () => {
	it("has them on its forks: what waits there by the hash of its call can be finished", async () => {
		const source = new RuntimeChain();
		const approval = [2, others(keyOf("//Alice")), null, blake2AsHex(CREATE), MAX_WEIGHT];
		source.submit("//Alice", "multisig", "approveAsMulti", approval);
		const { state, number, genesisHash } = source;
		const runtime = { metadata: phalaNode1.bytes, version: source.runtime.version };
		const { provider } = sourceProvider({ storage: state.entries, runtime, number, genesisHash });
		for (const chain of await forksOf(provider)) {
			const api = await connect(chain.createProvider());
			const { bob, charlie } = chain.accounts;
			const call = api.tx.phalaStakePoolv2?.create?.();
			expect(call?.method.toHex()).toBe(CREATE);
			const timepoint = { height: number, index: 1 };
			const finish = [2, others(keyOf("//Bob")), timepoint, call, MAX_WEIGHT];
			expect(await run(chain, api, "asMulti", finish, bob)).toEqual(
				expect.arrayContaining(["phalaStakePoolv2.PoolCreated", "multisig.MultisigExecuted"]),
			);
			const next = [2, others(keyOf("//Charlie")), null, call, MAX_WEIGHT];
			expect(await run(chain, api, "asMulti", next, charlie)).toContain("multisig.NewMultisig");
			const account = (await api.query.system?.account?.(charlie.address))?.toPrimitive();
			// As in recordings of that runtime.
			expect(account).toMatchObject({ data: { reserved: 9_270_000_000_000 } });
		}
	});

	it("has its calls on its forks: one that a multisig of generation 1 keeps is executed as it was", async () => {
		const source = await start({ generation: 1, seal: "manual" });
		await source.upgrade({ layout: "reindexed" });
		await source.newBlock();
		const api = await connect(source.createProvider());
		const { alice } = source.accounts;
		const call = api.tx.phalaStakePool?.create?.().method.toHex() as Hex;
		const approval = [2, others(toHex(alice.publicKey)), null, call, true, 10n ** 11n];
		expect(await run(source, api, "asMulti", approval, alice)).toContain("multisig.NewMultisig");
		const timepoint = { height: source.best.number, index: 1 };
		for (const chain of await forksOf(source.createProvider())) {
			const forked = await connect(chain.createProvider());
			expect(forked.tx.phalaStakePool?.create?.().method.toHex()).toBe(call);
			const finish = [2, others(keyOf("//Bob")), timepoint, blake2AsHex(call), 10n ** 11n];
			expect(await run(chain, forked, "approveAsMulti", finish, chain.accounts.bob)).toEqual(
				expect.arrayContaining(["phalaStakePool.PoolCreated", "multisig.MultisigExecuted"]),
			);
		}
	});
});

/** Metadata with `Babe.ExpectedBlockTime`, which specimens leave out. */
function withBabe({ polkadot, bytes }: Specimen, blockMs: number): Uint8Array {
	const { registry, metadata } = polkadot();
	const { pallets, ...rest } = metadata.asV14.toJSON();
	const type = registry.lookup.types.findIndex(({ type: { def } }) => def.isPrimitive && def.asPrimitive.isU64);
	const constant = {
		name: "ExpectedBlockTime",
		type,
		value: bnToHex(blockMs, { bitLength: 64, isLe: true }),
		docs: [],
	};
	const babe = {
		name: "Babe",
		storage: null,
		calls: null,
		events: null,
		constants: [constant],
		errors: null,
		index: 250,
	};
	const changed = registry.createType("MetadataV14", { ...rest, pallets: [...Object.values(Object(pallets)), babe] });
	return u8aConcat(bytes.subarray(0, 5), changed.toU8a());
}

/** Metadata of a runtime with another name and version. */
function renamed(metadata: Uint8Array, name: RuntimeName): Uint8Array {
	const layout = new MetadataLayout(metadata);
	const version = { ...layout.constant<object>("system", "version"), ...name };
	const encoded = toHex(codecOf(layout, "RuntimeVersion").encode(version));
	return withNetworkPallets(metadata, { System: { constants: { Version: encoded } } });
}

describe.each([
	{ specName: "phala-node", specVersion: 1, metadata: withBabe(phalaNode1, 3000), slotMs: 3000 },
	{
		specName: "phala",
		specVersion: 1247,
		metadata: renamed(v2.bytes, { specName: "phala", specVersion: 1247 }),
		slotMs: 12_000,
	},
])("a fork of $specName $specVersion", ({ metadata, slotMs, ...name }) => {
	it("takes transactions before it has a block of its own", async () => {
		const source = new RuntimeChain();
		source.block();
		const { state, number, genesisHash } = source;
		state.set(LAST_UPGRADE_KEY, encodeLastUpgrade(name));
		const runtime = { metadata, version: { ...source.runtime.version, ...name } };
		const { provider } = sourceProvider({ storage: state.entries, runtime, number, genesisHash });
		const fork = await DevChain.fork(provider);
		open.push(fork);
		const phala = await connectClient(fork.provider);
		const { result } = await phala.createStakePool().send(fork.accounts.alice).inBlock;
		expect(result).toEqual({ pid: 0 });
		expect(phala.network).toMatchObject({ specName: name.specName, specVersion: name.specVersion + 1 });
		await phala.close();
	});

	it("produces blocks as fast as the node", async () => {
		const { state, number, genesisHash } = new RuntimeChain();
		state.delete(SLOT_KEY);
		const runtime = { metadata, version: { ...new RuntimeChain().runtime.version, ...name } };
		const { provider } = sourceProvider({ storage: state.entries, runtime, number, genesisHash });
		const fork = await DevChain.fork(provider);
		open.push(fork);
		const { timestampMs } = fork.best;
		expect((await fork.newBlock()).timestampMs - timestampMs).toBe(slotMs);
	});
});

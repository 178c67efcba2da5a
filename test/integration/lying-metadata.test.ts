import { describe, expect, it } from "vitest";
import { fromHex, toHex } from "../../src/codec/hex.ts";
import { DevChain } from "../../src/devchain/index.ts";
import { connect, type Phala, parsePha } from "../../src/index.ts";
import type { JsonRpcProvider } from "../../src/rpc/provider.ts";
import { type EditableMetadata, editMetadata } from "../support/metadata/edit.ts";

/** Exchanges the indexes of two calls of one pallet. */
function swapCalls(metadata: EditableMetadata, pallet: string, first: string, second: string): void {
	const id = metadata.pallets.find(({ name }) => name === pallet)?.calls;
	const def = metadata.lookup[id ?? -1]?.def;
	const calls = def?.tag === "variant" ? def.value : [];
	const a = calls.find(({ name }) => name === first);
	const b = calls.find(({ name }) => name === second);
	if (!a || !b) throw new Error(`no ${first}, ${second}`);
	[a.index, b.index] = [b.index, a.index];
}

/** A node that changes its metadata in some of its answers, counted from 0. */
function lyingProvider(
	chain: DevChain,
	edit: (metadata: EditableMetadata) => void,
	lies: (answer: number) => boolean,
): JsonRpcProvider {
	const provider = chain.createProvider();
	let answers = 0;
	return new Proxy(provider, {
		get(target, name) {
			if (name === "send")
				return async (method: string, params: unknown[]) => {
					const response = await target.send<string>(method, params);
					if (method !== "state_getMetadata" || !lies(answers++)) return response;
					return editMetadata(fromHex(response), edit);
				};
			const value: unknown = Reflect.get(target, name);
			return typeof value === "function" ? value.bind(target) : value;
		},
	});
}

/** Hash of block 0 of Khala, whose runtime is pinned by its name. */
const KHALA = "0xd43540ba6d3eb4897c28a77d48cb5b729fea37603cbbfc7a86a73b72adb3be8d";

const hexOf = (text: string) => toHex(new TextEncoder().encode(text)).slice(2);

/** A node that serves a public chain with its metadata under another name. */
function renamingProvider(chain: DevChain, specName: string): JsonRpcProvider {
	const rename = (text: string) => text.replace("khala", specName);
	const provider = lyingProvider(
		chain,
		(metadata) => {
			swapCalls(metadata, "PhalaWrappedBalances", "wrap", "unwrap");
			const version = metadata.pallets
				.find(({ name }) => name === "System")
				?.constants.find((c) => c.name === "Version");
			if (!version) throw new Error("no version");
			version.value = version.value.replace(hexOf("khala"), hexOf(specName));
		},
		() => true,
	);
	return new Proxy(provider, {
		get(target, name) {
			const value: unknown = Reflect.get(target, name);
			if (name !== "send") return typeof value === "function" ? value.bind(target) : value;
			return async (method: string, params: unknown[]) => {
				if (method === "chain_getBlockHash" && params[0] === 0) return KHALA;
				const response = await target.send(method, params);
				return method === "state_getRuntimeVersion" ? JSON.parse(rename(JSON.stringify(response))) : response;
			};
		},
	});
}

it("a node that gives a public chain's runtime another name gets no signature: the pin is not evaded", async () => {
	await using chain = await DevChain.start({ generation: 2 });
	const { alice } = chain.accounts;
	await using phala = await connect(renamingProvider(chain, "other"));
	expect(phala.network).toMatchObject({ genesisHash: KHALA, specName: "other" });
	const plan = phala.delegator(alice).wrap(parsePha("5"));
	await expect(plan.unsigned()).rejects.toMatchObject({ code: "UNVERIFIED_RUNTIME" });
	await expect(plan.send(alice, { check: false }).inBlock).rejects.toMatchObject({ code: "UNVERIFIED_RUNTIME" });
});

describe.each([
	{ generation: 1, pallet: "PhalaStakePool", calls: ["contribute", "withdraw"] },
	{ generation: 2, pallet: "PhalaWrappedBalances", calls: ["wrap", "unwrap"] },
	{ generation: 2, pallet: "PhalaStakePoolv2", calls: ["set_cap", "withdraw"] },
] as const)("a node whose metadata exchanges $calls of generation $generation", ({ generation, pallet, calls }) => {
	const start = async () => {
		const chain = await DevChain.start({ generation });
		await using honest = await connect(chain.provider);
		await honest.createStakePool().send(chain.accounts.alice).inBlock;
		return chain;
	};
	const connectTo = (chain: DevChain, lies: (answer: number) => boolean) =>
		connect(lyingProvider(chain, (metadata) => swapCalls(metadata, pallet, calls[0], calls[1]), lies));
	const planOf = (phala: Phala, account: string) => {
		if (pallet === "PhalaWrappedBalances") return phala.delegator(account).wrap(parsePha("5"));
		if (generation === 1) return phala.delegator(account).contribute(0, parsePha("5"));
		return phala.stakePool(0).setCap(parsePha("5"));
	};

	it("gives no call to @polkadot/api, to which alone it lies, and sends the right one", async () => {
		await using chain = await start();
		const { alice } = chain.accounts;
		await using phala = await connectTo(chain, (answer) => answer > 0);
		await using honest = await connect(chain.provider);
		const plan = planOf(phala, alice.address);
		const batch = phala.batch([plan, plan], { mode: "force" });
		for (const attempt of [() => plan.extrinsic(alice.address), () => batch.extrinsic(alice.address)])
			await expect(attempt()).rejects.toMatchObject({ code: "UNVERIFIED_RUNTIME" });
		const { method } = await plan.unsigned(alice.address);
		expect(method).toBe((await planOf(honest, alice.address).unsigned(alice.address)).method);
		expect((await plan.send(alice).inBlock).ok).toBe(true);
		expect((await batch.send(alice).inBlock).result).toMatchObject([{ ok: true }, { ok: true }]);
	});

	it.each<[string, (answer: number) => boolean]>([
		["in every answer", () => true],
		["in the first answer alone, to the SDK", (answer) => answer === 0],
	])("metadata-lie-signs-another-call: gets no signature: %s", async (_, lies) => {
		await using chain = await start();
		const { alice } = chain.accounts;
		await using phala = await connectTo(chain, lies);
		const plan = planOf(phala, alice.address);
		const { number } = chain.best;
		for (const attempt of [
			() => plan.unsigned(alice.address),
			() => plan.extrinsic(alice.address),
			() => plan.send(alice, { check: false }).inBlock,
			() => phala.batch([plan, plan], { mode: "force" }).send(alice, { check: false }).inBlock,
		])
			await expect(attempt()).rejects.toMatchObject({ code: "UNVERIFIED_RUNTIME" });
		expect(chain.best.number).toBe(number);
		expect(await phala.stakePool(0).get()).toMatchObject({ pid: 0 });
	});
});

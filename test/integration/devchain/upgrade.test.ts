import type { ApiPromise } from "@polkadot/api";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DevChain, type RuntimeUpgrade } from "../../../src/devchain/index.ts";
import { connect } from "../../../src/index.ts";
import { apiOn, call, PHA, read, send } from "../../support/devchain/api.ts";

/** Names of each generation. */
const NAMES = {
	1: {
		pool: "phalaStakePool",
		item: ["phalaStakePool", "stakePools"],
		contribute: (amount: bigint) => [0, amount],
		prepare: () => [],
		fields: (pool: Record<string, unknown>) => pool,
		renamed: ["freeStake", "idleStake"],
	},
	2: {
		pool: "phalaStakePoolv2",
		item: ["phalaBasePool", "pools"],
		contribute: (amount: bigint) => [0, amount, null],
		prepare: (amount: bigint) => [["phalaWrappedBalances", "wrap", amount]] as const,
		fields: (pool: Record<string, unknown>) =>
			(pool as { stakePool: { basepool: Record<string, unknown> } }).stakePool.basepool,
		renamed: ["totalValue", "poolValue"],
	},
} as const;

describe.each([1, 2] as const)("an upgrade of a chain of generation %i", (generation) => {
	const names = NAMES[generation];
	let chain: DevChain;
	let api: ApiPromise;
	beforeEach(async () => {
		chain = await DevChain.start({ generation });
		api = await apiOn(chain.createProvider());
		await send(call(api, names.pool, "create"), chain.accounts.alice);
		await contribute(2n * PHA);
	});
	afterEach(async () => {
		await api.disconnect();
		await chain.close();
	});

	const pool = async (on = api) =>
		names.fields((await read(on, names.item[0], names.item[1], 0)) as Record<string, unknown>);

	async function contribute(amount: bigint, on = api): Promise<void> {
		const { bob } = chain.accounts;
		for (const [pallet, method, value] of names.prepare(amount)) await send(call(on, pallet, method, value), bob);
		const { events } = await send(call(on, names.pool, "contribute", ...names.contribute(amount)), bob);
		expect(events).toContain("system.ExtrinsicSuccess");
	}

	/** Upgrades, and waits until the client has loaded the new metadata. */
	async function upgrade(options?: RuntimeUpgrade): Promise<number> {
		const before = chain.best.number;
		const specVersion = api.runtimeVersion.specVersion.toNumber();
		const { number } = await chain.upgrade(options);
		expect(number).toBe(before + 2);
		await vi.waitUntil(() => api.runtimeVersion.specVersion.toNumber() === specVersion + 1, { timeout: 60_000 });
		return specVersion;
	}

	it("with the same layout: another version, and everything goes on", async () => {
		const before = await pool();
		const code = await api.rpc.state.getStorageHash("0x3a636f6465");
		await upgrade();
		expect(await pool()).toEqual(before);
		expect(await api.rpc.state.getStorageHash("0x3a636f6465")).not.toEqual(code);
		await contribute(PHA);
		await upgrade();
		await contribute(PHA);
		expect(Number((await pool()).totalShares)).toBe(4e12);
	});

	it("is recorded by the first block of the new runtime; the block before has the new code only", async () => {
		const { number, hash } = chain.best;
		const old = { specName: api.runtimeVersion.specName.toString(), specVersion: await upgrade() };
		const current = { ...old, specVersion: old.specVersion + 1 };
		const versions = [0, number, number + 1, number + 2].map(async (block) => {
			const at = await api.rpc.chain.getBlockHash(block);
			const { specVersion } = await api.rpc.state.getRuntimeVersion(at);
			const last = (await (await api.at(at)).query.system?.lastRuntimeUpgrade?.())?.toJSON();
			return [specVersion.toNumber(), last];
		});
		expect(await Promise.all(versions)).toEqual([
			[old.specVersion, old],
			[old.specVersion, old],
			[current.specVersion, old],
			[current.specVersion, current],
		]);
		expect((await api.at(hash)).runtimeVersion.specVersion.toNumber()).toBe(old.specVersion);
		const same = chain.upgrade({ specVersion: current.specVersion });
		await expect(same).rejects.toMatchObject({ code: "INVALID_ARGUMENT", details: { name: "specVersion" } });
	});

	it("is followed by clients of the SDK, which can go on sending", async () => {
		const phala = await connect(chain.createProvider());
		const create = () => phala.createStakePool().send(chain.accounts.charlie).inBlock;
		const { result } = await create();
		await upgrade();
		await phala.stakePool(result.pid).get();
		expect(phala.network.specVersion).toBe(api.runtimeVersion.specVersion.toNumber());
		expect((await create()).result.pid).toBe(result.pid + 1);
		await phala.close();
	});

	it("with another field: stored pools are migrated, old blocks keep their layout, the rules go on", async () => {
		const before = await pool();
		const old = chain.best;
		await upgrade({ layout: "extended" });
		expect(await pool()).toEqual({ ...before, flags: 0 });
		await contribute(PHA);
		expect(await pool()).toMatchObject({ flags: 0 });
		const other = await apiOn(chain.createProvider());
		expect(await pool(other)).toEqual(await pool());
		const past = await other.at(old.hash);
		const query = past.query[names.item[0]]?.[names.item[1]];
		expect(names.fields((await query?.(0))?.toJSON() as Record<string, unknown>)).toEqual(before);
		await other.disconnect();
	});

	it("with another name of a field: the bytes stay, a client sees the new name", async () => {
		const before = await pool();
		await upgrade({ layout: "renamed" });
		const [from, to] = names.renamed;
		const after = await pool();
		expect([after[to], from in after]).toEqual([before[from], false]);
		await contribute(PHA);
		await upgrade({ layout: "extended" });
		expect(await pool()).toMatchObject({ flags: 0, [to]: expect.anything() });
	});

	it("with other call indexes: another transaction version; a new client signs the right call", async () => {
		const index = () => call(api, names.pool, "contribute", ...names.contribute(PHA)).method.callIndex.join();
		const before = index();
		const { transactionVersion } = api.runtimeVersion;
		await upgrade({ layout: "reindexed" });
		expect(index()).not.toBe(before);
		expect(api.runtimeVersion.transactionVersion.toNumber()).toBe(transactionVersion.toNumber() + 1);
		await contribute(PHA);
		expect(Number((await pool()).totalShares)).toBe(3e12);
	});

	it("refuses transactions that were signed for the old version", async () => {
		const { bob } = chain.accounts;
		const signed = await call(api, "system", "remark", "0x00").signAsync(bob);
		await upgrade();
		await expect(api.rpc.author.submitExtrinsic(signed.toHex())).rejects.toMatchObject({ code: 1010 });
	});

	it("with changes of one's own, or an error that names what the runtime lacks", async () => {
		const type = generation === 1 ? "stakepool::pallet::UserStakeInfo" : "SessionInfo";
		await upgrade({
			specVersion: api.runtimeVersion.specVersion.toNumber() + 1,
			layout: { addFields: [{ type, name: "note", as: "u64" }] },
		});
		await contribute(PHA);
		const wrong: [string, RuntimeUpgrade][] = [
			["type", { layout: { addFields: [{ type: "Nothing", name: "note" }] } }],
			["name", { layout: { addFields: [{ type, name: "note" }] } }],
			["as", { layout: { addFields: [{ type, name: "other", as: "f64" as never }] } }],
			["from", { layout: { renameFields: [{ type, from: "nothing", to: "something" }] } }],
			["moveCalls", { layout: { moveCalls: ["Nothing"] } }],
			["layout", { layout: "other" as never }],
			["specVersion", { specVersion: -1 }],
			["upgrade", null as never],
		];
		const { number } = chain.best;
		for (const [name, options] of wrong) {
			await expect(chain.upgrade(options)).rejects.toMatchObject({ code: "INVALID_ARGUMENT", details: { name } });
		}
		expect(chain.best.number).toBe(number);
	});
});

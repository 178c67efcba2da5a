import { describe, expect, test } from "vitest";
import { bindRuntime } from "../../../src/chain/bind-runtime.ts";
import { type Hex, toHex } from "../../../src/codec/hex.ts";
import { asPhalaError } from "../../../src/errors/as-phala-error.ts";
import type { QueryRequest, QueryResponse, StorageQuery } from "../../../src/query/storage-query.ts";
import { SimulatedChain } from "../../../src/simulation/simulated-chain.ts";
import { loadSimulationRules, type SimulationRules } from "../../../src/simulation/simulation-rules.ts";
import { phalaNode1, rhala1241, v1, v2 } from "../../support/metadata/specimens.ts";
import { ALICE } from "../../support/storage.ts";

const BLOCK = { hash: `0x${"0b".repeat(32)}`, number: 7, timestampMs: 1_000_000 } as const;

/** A chain without storage, and the requests of it. */
async function startChain(generation: 1 | 2, metadata: Hex, change = (rules: SimulationRules) => rules) {
	const runtime = await bindRuntime(metadata, true);
	const writes = await runtime.loadWrites();
	const rules = change(await loadSimulationRules(generation, writes));
	const requests: QueryRequest[] = [];
	let failure: Error | null = null;
	const execute = async <T>(query: () => StorageQuery<T>): Promise<T> => {
		const running = query();
		const response: QueryResponse = { block: BLOCK, value: () => null, keysUnder: () => [], valuesOf: () => [] };
		let step = running.next();
		while (!step.done) {
			if (failure) throw failure;
			requests.push(step.value);
			step = running.next(response);
		}
		return step.value;
	};
	// As a client does.
	const executeBound = <T>(query: () => StorageQuery<T>) =>
		execute(query).catch((error: unknown) => {
			throw asPhalaError("The read", error);
		});
	const chain = new SimulatedChain({ rules, metadata: writes.metadata, addresses: runtime.addresses }, executeBound, {
		block: BLOCK,
	});
	const fail = (error: Error | null) => {
		failure = error;
	};
	return { chain, requests, fail };
}

const remark = { pallet: "system", method: "remark", args: { remark: "0x01" } };
const transaction = (...calls: { pallet: string; method: string; args: Record<string, unknown> }[]) => ({
	account: ALICE,
	calls,
	fee: 0n,
	tip: 0n,
});

describe("a simulated chain", () => {
	test("fetches what a block reads, once", async () => {
		const { chain, requests } = await startChain(1, toHex(v1.bytes));
		const { block, results } = await chain.produce(2_000_000, [transaction(remark)]);
		expect(block).toMatchObject({ number: 8, timestampMs: 2_000_000 });
		expect(results).toMatchObject([{ isIncluded: true, refusal: null }]);
		const first = requests.length;
		expect(first).toBeGreaterThan(0);
		await chain.produce(3_000_000, [transaction(remark)]);
		expect(requests.length).toBe(first);
		expect(chain.block).toMatchObject({ number: 9, timestampMs: 3_000_000 });
	});

	test("fetches what a block would read before it is produced", async () => {
		const { chain, requests } = await startChain(1, toHex(v1.bytes));
		await chain.prefetch(2_000_000, [transaction(remark)]);
		const fetched = requests.length;
		expect(fetched).toBeGreaterThan(0);
		expect(chain.block).toEqual(BLOCK);
		const { results } = await chain.produce(2_000_000, [transaction(remark)]);
		expect(results).toMatchObject([{ isIncluded: true, refusal: null }]);
		expect(requests.length).toBe(fetched);
	});

	test("keeps the states that were handed out", async () => {
		const { chain } = await startChain(1, toHex(v1.bytes));
		const timeAt = (state: { read<T>(query: () => StorageQuery<T>): Promise<T> }) =>
			state.read(function* (): StorageQuery<number> {
				return (yield {}).block.timestampMs;
			});
		const before = chain.freeze();
		await chain.produce(2_000_000, []);
		const after = chain.freeze();
		await chain.produce(3_000_000, []);
		expect(await Promise.all([timeAt(before), timeAt(after), timeAt(chain)])).toEqual([
			1_000_000, 2_000_000, 3_000_000,
		]);
	});

	test("is as it was where storage cannot be fetched, and tries again", async () => {
		const { chain, fail } = await startChain(1, toHex(v1.bytes));
		fail(new Error("lost"));
		await expect(chain.produce(2_000_000, [transaction(remark)])).rejects.toThrow("lost");
		expect(chain.block).toEqual(BLOCK);
		fail(null);
		expect((await chain.produce(2_000_000, [transaction(remark)])).block.number).toBe(8);
	});

	test("reports the chain's refusal by name", async () => {
		const { chain } = await startChain(1, toHex(v1.bytes));
		const setCap = { pallet: "phalaStakePool", method: "setCap", args: { pid: 1n, cap: 5n } };
		const { results } = await chain.produce(2_000_000, [transaction(setCap)]);
		expect(results).toMatchObject([
			{ isIncluded: true, refusal: { pallet: "phalaStakePool", name: "PoolDoesNotExist" } },
		]);
	});

	test("refuses a call that the runtime executes otherwise, by name", async () => {
		const { chain, requests } = await startChain(2, toHex(rhala1241.bytes));
		const withdraw = { pallet: "phalaVault", method: "withdraw", args: { pid: 1n, shares: 5000n } };
		await expect(chain.produce(2_000_000, [transaction(withdraw)])).rejects.toMatchObject({
			code: "UNSUPPORTED_SIMULATION",
			details: { specName: "rhala", specVersion: 1241, name: "phalaVault.withdraw" },
		});
		expect(requests).toEqual([]);
	});

	test("refuses what the runtime lacks, by name", async () => {
		const { chain } = await startChain(2, toHex(v2.bytes), (rules) => {
			const open = () => rules.layout.item("phalaBasePool", "missing");
			return { ...rules, executive: Object.assign(Object.create(rules.executive), { open }) };
		});
		await expect(chain.produce(2_000_000, [transaction(remark)])).rejects.toMatchObject({
			code: "UNSUPPORTED_SIMULATION",
			details: { specName: "khala", name: "the metadata has no phalaBasePool.missing" },
		});
		expect(chain.block).toEqual(BLOCK);
	});

	test("refuses a runtime that stores accounts in another layout", async () => {
		const { chain } = await startChain(2, toHex(rhala1241.bytes));
		const create = { pallet: "phalaStakePoolv2", method: "create", args: {} };
		await expect(chain.produce(2_000_000, [{ ...transaction(create), fee: 1n }])).rejects.toMatchObject({
			code: "UNSUPPORTED_SIMULATION",
			message: expect.stringContaining("rhala 1241 are not known for: what it stores, which has another layout."),
		});
	});

	test.each([v2, phalaNode1])("creates pools on $name", async ({ bytes }) => {
		const { chain } = await startChain(2, toHex(bytes));
		const create = { pallet: "phalaStakePoolv2", method: "create", args: {} };
		const { results, events } = await chain.produce(2_000_000, [transaction(create)]);
		expect(results).toMatchObject([{ isIncluded: true, refusal: null }]);
		expect(events).toMatchObject([{ type: "poolCreated", pid: 0 }]);
	});
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { READ } from "../../scripts/generate/storage.ts";
import { Addresses } from "../../src/chain/addresses.ts";
import type { ChainReads, ChainRuntime, ChainWrites } from "../../src/chain/chain-adapter.ts";
import type { MetadataScan } from "../../src/chain/metadata/scan.ts";
import type { FieldDef, TypeDef } from "../../src/chain/metadata/types.ts";
import { referencedTypes } from "../../src/chain/metadata/types.ts";
import type { Prepared } from "../../src/chain/operation.ts";
import { STATE_FIELDS } from "../../src/chain/stake-pool-fields.ts";
import { bindGeneration1 } from "../../src/chain/v1/adapter.ts";
import { bindGeneration2 } from "../../src/chain/v2/bind-adapter.ts";
import { deepEqual } from "../../src/codec/deep-equal.ts";
import type { Hex } from "../../src/codec/hex.ts";
import { DevChain } from "../../src/devchain/index.ts";
import { isPhalaError } from "../../src/errors/error.ts";
import { connect, parsePha } from "../../src/index.ts";
import { executeQuery } from "../../src/query/execute-query.ts";
import { isRowError } from "../../src/query/row-result.ts";
import type { StorageQuery } from "../../src/query/storage-query.ts";
import { v1, v2 } from "../support/metadata/specimens.ts";
import { loadWritesOf } from "../support/writes/load-all-writes.ts";

/** Everything that is read of a chain, by name. */
type Reads = Readonly<Record<string, () => StorageQuery<unknown>>>;

describe.each([1, 2] as const)("a runtime of generation %i with another layout", (generation) => {
	const specimen = generation === 1 ? v1 : v2;
	let chain: DevChain;
	let account: Hex;
	let worker: Hex;
	let hash: Hex;
	let truth: ReadonlyMap<string, unknown>;

	beforeAll(async () => {
		chain = await DevChain.start({ generation });
		const { alice } = chain.accounts;
		account = `0x${Buffer.from(alice.addressRaw).toString("hex")}`;
		worker = (await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 })) as Hex;
		const phala = await connect(chain.provider);
		const pool = phala.stakePool(0);
		const me = phala.delegator(alice.address);
		await phala.createStakePool().send(alice).inBlock;
		for (const plan of [
			pool.setCommission(123_456),
			pool.setCap(parsePha("100000")),
			pool.addWorker(worker),
			pool.setDescription("a pool"),
			me.contribute(0, parsePha("30000")),
			phala.worker(worker).start(parsePha("20000")),
			me.withdraw(0, { amount: parsePha("15000") }),
		])
			await plan.send(alice).inBlock;
		if (generation === 2) {
			await phala.createVault().send(alice).inBlock;
			await me.contribute(1, parsePha("50")).send(alice).inBlock;
			await phala.vault(1).contributeToPool(0, parsePha("20")).send(alice).inBlock;
		}
		await pool.addToWhitelist(alice.address).send(alice).inBlock;
		await phala.close();
		hash = chain.best.hash as Hex;
		truth = await readAll(specimen.scan);
	});
	afterAll(() => chain.close());

	/** Results of all reads by the runtime of `scan`; errors are results too. */
	async function readAll(scan: MetadataScan): Promise<ReadonlyMap<string, unknown>> {
		const bind = generation === 1 ? bindGeneration1 : bindGeneration2;
		const { runtime } = bind(scan, new Addresses(30), 30);
		const results = new Map<string, unknown>();
		for (const [name, query] of Object.entries(await readsOf(runtime))) {
			const result = await executeQuery(query, {
				at: hash,
				transport: { request: (method, params) => chain.provider.send(method, [...params]) },
			})
				.then(withoutFunctions)
				.catch((error: unknown) => error);
			results.set(name, result);
		}
		return results;
	}

	async function readsOf({ loadReads, loadWrites }: ChainRuntime): Promise<Reads> {
		const reads = await loadReads();
		const writes = await loadWritesOf(await loadWrites());
		const prepared = (name: keyof ChainWrites, create: () => { prepare(account: Hex): StorageQuery<unknown> }) =>
			[`check ${name}`, () => create().prepare(account)] as const;
		const read = (name: keyof ChainReads, query: () => StorageQuery<unknown>) => [name, query] as const;
		return Object.fromEntries([
			read("parameters", () => reads.parameters()),
			read("stakePool", () => reads.stakePool(0)),
			read("stakePoolRows", () => reads.stakePoolRows([0], STATE_FIELDS)),
			read("poolCount", () => reads.poolCount()),
			read("worker", () => reads.worker(worker)),
			read("delegator", () => reads.delegator(account)),
			read("position", () => reads.position(0, account)),
			read("stakePoolIds", () => reads.stakePoolIds()),
			read("vaultIds", () => reads.vaultIds()),
			read("subsidies", () => reads.subsidies(account)),
			read("votes", () => reads.votes(account)),
			read("coolingStakes", () => reads.coolingStakes(0)),
			read("positionsOfPool", () => reads.positionsOfPool(0, "stakePool")),
			read("workerKeys", () => reads.workerKeys()),
			prepared("contribute", () => writes.contribute(0, parsePha("7"))),
			prepared("withdraw", () => writes.withdraw(0, { amount: parsePha("7") })),
			prepared("stopWorker", () => writes.stopWorker(worker)),
			prepared("removeWorker", () => writes.removeWorker(0, worker)),
			prepared("claimOwnerReward", () => writes.claimOwnerReward(0, null)),
			prepared("addToWhitelist", () => writes.addToWhitelist(0, worker, "stakePool")),
			...(generation === 2
				? [
						read("vault", () => reads.vault(1)),
						prepared("enforceVaultExit", () => writes.enforceVaultExit(1)),
						prepared("wrap", () => writes.wrap(parsePha("7"))),
						prepared("unwrap", () => writes.unwrap("all")),
					]
				: []),
		]);
	}

	it("reads everything where nothing is changed", () => {
		expect([...truth].filter(([, result]) => result instanceof Error)).toEqual([]);
	});

	it.each(["renamed", "of another kind"] as const)(
		"renamed-field: reads the right value or refuses it, for every field and variant that is %s",
		async (change) => {
			const outcomes = { right: 0, refused: 0 };
			for (const { name, scan } of changedScans(specimen.scan, generation, change)) {
				for (const [read, result] of await readAll(scan)) {
					if (deepEqual(result, truth.get(read))) outcomes.right++;
					else {
						const refused = refusals(result);
						expect(refused.length, `${read} with ${name}: ${String(result)}`).toBeGreaterThan(0);
						for (const error of refused) {
							if (!isPhalaError(error, "LAYOUT_CHANGED")) throw new Error(`${read} with ${name}`, { cause: error });
						}
						outcomes.refused++;
					}
				}
			}
			expect(outcomes.right).toBeGreaterThan(100);
			expect(outcomes.refused).toBeGreaterThan(100);
		},
	);
});

/** Errors that stand for a result or for its rows. */
function refusals(result: unknown): readonly unknown[] {
	if (result instanceof Error) return [result];
	if (!Array.isArray(result)) return [];
	return result.flatMap((row: object | null) => (isRowError(row) ? [row.error] : []));
}

/** Prepared operations with what they expect in place of the functions. */
function withoutFunctions(result: unknown): unknown {
	if (typeof result !== "object" || result === null || !("outcome" in result)) return result;
	const { outcome: _, afterFee: __, ...prepared } = result as Prepared;
	return { ...prepared, expected: prepared.expected(), forecasts: prepared.forecasts() };
}

/** The runtime with one change to each field and each variant inside the storage that is read. */
function* changedScans(
	scan: MetadataScan,
	generation: 1 | 2,
	change: "renamed" | "of another kind",
): Generator<{ readonly name: string; readonly scan: MetadataScan }> {
	for (const id of typesInStorage(scan, generation)) {
		const type = scan.types[id] as TypeDef;
		for (const { name, changed, extra } of changes(type, change, scan.types.length)) {
			const types = [...scan.types.with(id, changed), ...extra];
			yield { name: `${type.path.join("::")}.${name}`, scan: { ...scan, types } };
		}
	}
}

interface Change {
	readonly name: string;
	readonly changed: TypeDef;
	/** Types added at the end. */
	readonly extra: readonly TypeDef[];
}

function* changes(type: TypeDef, change: "renamed" | "of another kind", next: number): Generator<Change> {
	const isRename = change === "renamed";
	/** The same bytes inside a struct. */
	const extraOf = (field: FieldDef): readonly TypeDef[] =>
		isRename ? [] : [{ path: [], kind: "struct", fields: [{ name: "inner", type: field.type }] }];
	const changedField = (field: FieldDef): FieldDef =>
		isRename ? { ...field, name: field.name && `${field.name}_x` } : { ...field, type: next };
	if (type.kind === "struct") {
		for (const [i, field] of type.fields.entries()) {
			if (isRename && field.name === null) continue;
			const fields = type.fields.with(i, changedField(field));
			yield { name: field.name ?? String(i), changed: { ...type, fields }, extra: extraOf(field) };
		}
	}
	if (type.kind !== "enum" || type.path[0] === "Option") return;
	for (const [i, variant] of type.variants.entries()) {
		const withVariant = (changed: typeof variant) => ({ ...type, variants: type.variants.with(i, changed) });
		if (isRename)
			yield { name: variant.name, changed: withVariant({ ...variant, name: `${variant.name}X` }), extra: [] };
		for (const [k, field] of variant.fields.entries()) {
			if (isRename && field.name === null) continue;
			const fields = variant.fields.with(k, changedField(field));
			yield {
				name: `${variant.name}.${field.name}`,
				changed: withVariant({ ...variant, fields }),
				extra: extraOf(field),
			};
		}
	}
}

/** Types of all values that the SDK reads, and types inside them. */
function typesInStorage(scan: MetadataScan, generation: 1 | 2): ReadonlySet<number> {
	const found = new Set<number>();
	const add = (id: number): void => {
		if (found.has(id)) return;
		found.add(id);
		for (const inner of referencedTypes(scan.types[id] as TypeDef)) add(inner);
	};
	for (const [pallet, items] of Object.entries(READ[generation]))
		for (const item of Object.keys(items)) add(scan.pallets.get(pallet)?.storage.get(item)?.value ?? 0);
	return found;
}

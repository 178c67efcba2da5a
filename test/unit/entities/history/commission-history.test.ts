import { describe, expect, it } from "vitest";
import type { CommissionChange } from "../../../../src/chain/model/stake-pool.ts";
import type { HistoricalChain } from "../../../../src/entities/entity-context.ts";
import { StakePool } from "../../../../src/entities/stake-pool.ts";
import { Vault } from "../../../../src/entities/vault.ts";
import { notFound } from "../../../../src/errors/not-found.ts";
import type { BlockRef } from "../../../../src/query/block-ref.ts";
import { failed } from "../../../support/failed.ts";
import { FakeEntityContext } from "../../../support/fake-entity-context.ts";
import { constantQuery } from "../../../support/run-query.ts";

const HEAD = 100;
const blockAt = (number: number): BlockRef => ({ hash: `0x${number}`, number, timestampMs: 0 });

/** A chain of 100 blocks whose pool 3, created in block 10, changes its commission in these blocks. */
class Chain extends FakeEntityContext {
	most = 0;
	readonly requested: number[] = [];
	#pending = 0;
	/** Resolves all pending requests of blocks, newest first, so that responses arrive in reverse order. */
	readonly #waiting: (() => void)[] = [];

	constructor(
		readonly changes: Readonly<Record<number, readonly number[]>>,
		readonly broken = -1,
	) {
		super();
	}

	override async historicalChain(): Promise<HistoricalChain> {
		return {
			transactionHashes: async () => [],
			newest: async () => HEAD,
			hashesOf: async (numbers) =>
				numbers.map((number) => {
					if (number > HEAD) throw notFound("block", number);
					return blockAt(number).hash;
				}),
			execute: (query, { at, ...options }) => this.#at(Number(at.slice(2))).read(query, options),
		};
	}

	#at(number: number): FakeEntityContext {
		const block = blockAt(number);
		const pool = number >= 10 ? ({ pid: 3, block } as never) : null;
		const context = new FakeEntityContext({
			reads: {
				stakePool: (pid) => constantQuery(pid === 3 ? pool : null),
				vault: (pid) => constantQuery(pid === 3 ? pool : null),
				commissions: (pid) =>
					constantQuery(pool && (this.changes[number] ?? []).map((commissionPpm) => ({ pid, commissionPpm, block }))),
			},
		});
		const read = context.read.bind(context);
		context.read = async (buildQuery, options) => {
			this.requested.push(number);
			this.#pending += 1;
			this.most = Math.max(this.most, this.#pending);
			await new Promise<void>((done) => {
				this.#waiting.unshift(done);
				setTimeout(() => this.#waiting.splice(0).forEach((go) => void go()), 0);
			});
			this.#pending -= 1;
			if (number === this.broken) throw notFound("block", number);
			return read(buildQuery, options);
		};
		return context;
	}
}

async function collectChanges(changes: AsyncIterable<CommissionChange>) {
	const list: [number, number][] = [];
	for await (const { block, commissionPpm } of changes) list.push([block.number, commissionPpm]);
	return list;
}

describe("the history of a commission", () => {
	const changes = { 9: [1], 12: [100], 40: [200, 300], 41: [400], 100: [500] };

	it("yields block after block in chain order, whatever the order of the responses", async () => {
		const chain = new Chain(changes);
		expect(await collectChanges(new StakePool(chain, 3).commissionHistory({ from: 0 }))).toEqual([
			[12, 100],
			[40, 200],
			[40, 300],
			[41, 400],
			[100, 500],
		]);
		expect(chain.most).toBe(8);
		expect([...chain.requested].sort((a, b) => a - b).slice(0, 3)).toEqual([0, 1, 2]);
	});

	it("includes both ends of its range, which can be one block", async () => {
		const pool = new StakePool(new Chain(changes), 3);
		expect(await collectChanges(pool.commissionHistory({ from: 40n, to: 41n }))).toHaveLength(3);
		expect(await collectChanges(pool.commissionHistory({ from: 12, to: 12 }))).toEqual([[12, 100]]);
		expect(await collectChanges(pool.commissionHistory({ from: 13, to: 39 }))).toEqual([]);
	});

	it("includes vaults", async () => {
		expect(await collectChanges(new Vault(new Chain(changes), 3).commissionHistory({ from: 41 }))).toEqual([
			[41, 400],
			[100, 500],
		]);
	});

	it("reads ahead only as far as it is consumed", async () => {
		const chain = new Chain(changes);
		for await (const { block } of new StakePool(chain, 3).commissionHistory({ from: 12 })) {
			expect(block.number).toBe(12);
			break;
		}
		expect(Math.max(...chain.requested.filter((number) => number !== HEAD))).toBeLessThan(12 + 10);
	});

	it("yields everything before an unreadable block, then fails", async () => {
		const list: number[] = [];
		const readAll = async () => {
			for await (const { block } of new StakePool(new Chain(changes, 43), 3).commissionHistory({ from: 0 }))
				list.push(block.number);
		};
		expect((await failed(readAll())).code).toBe("NOT_FOUND");
		expect(list).toEqual([12, 40, 40, 41]);
	});

	it("rejects invalid ranges, and pools that do not exist at their end", async () => {
		const of = (pid: number, range: { from: number; to?: number }) =>
			failed(collectChanges(new StakePool(new Chain(changes), pid).commissionHistory(range)));
		for (const from of [-1, 0.5, Number.NaN, "0" as never, undefined as never]) {
			expect((await of(3, { from })).code).toBe("INVALID_ARGUMENT");
			if (from !== undefined) expect((await of(3, { from: 0, to: from })).code).toBe("INVALID_ARGUMENT");
		}
		expect((await of(3, { from: 50, to: 49 })).code).toBe("INVALID_ARGUMENT");
		expect((await of(3, { from: 101 })).code).toBe("INVALID_ARGUMENT");
		expect((await of(3, { from: 0, to: 101 })).code).toBe("NOT_FOUND");
		expect((await of(4, { from: 0 })).code).toBe("NOT_FOUND");
		expect((await of(3, { from: 0, to: 9 })).code).toBe("NOT_FOUND");
	});
});

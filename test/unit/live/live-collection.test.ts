import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ChainReads } from "../../../src/chain/chain-adapter.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { PhalaError } from "../../../src/errors/error.ts";
import { blockFeed, type Finality } from "../../../src/live/block-feed.ts";
import type { CollectionSource, LiveRow } from "../../../src/live/collection-source.ts";
import { liveCollection } from "../../../src/live/live-collection.ts";
import { executeQuery, NUMBER_KEY } from "../../../src/query/execute-query.ts";
import { MetadataRequired, type StorageQuery } from "../../../src/query/storage-query.ts";
import { Connection } from "../../../src/rpc/connection.ts";
import { resolveEndpoint } from "../../../src/rpc/endpoint.ts";
import { FakeNode } from "../../support/fake-node.ts";

const MEMBERS: Hex = "0xee";
const key = (id: number): Hex => `0xaa0${id}`;
const NONE = {} as ChainReads;
const SUBSCRIBE = "state_subscribeStorage";

interface Row {
	readonly id: number;
	readonly value: string;
}

/** Members are the bytes at one key, each a row with the value at another. */
const source: CollectionSource<number, Row> = {
	*ids(): StorageQuery<readonly number[]> {
		const bytes = (yield { keys: [MEMBERS] }).value(MEMBERS) ?? "0x";
		return (bytes.slice(2).match(/../g) ?? []).map(Number);
	},
	*row(_, id): StorageQuery<LiveRow<Row> | null> {
		const value = (yield { keys: [key(id)] }).value(key(id));
		return value === null ? null : { row: { id, value } };
	},
};

let node: FakeNode;
let connection: Connection;
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
	vi.useFakeTimers();
	node = new FakeNode({ [MEMBERS]: "0x00", [key(0)]: "0x01" });
	connection = new Connection(resolveEndpoint(node, 5000), 5000);
});
afterEach(async () => {
	await connection.close();
	await vi.advanceTimersByTimeAsync(5000);
	vi.useRealTimers();
});

/** Records the changes of a collection: number of the block, then its rows as `id:value`. */
function record(finality: Finality = "best", rows: CollectionSource<number, Row> = source) {
	const changes: string[] = [];
	const warnings: string[] = [];
	const collection = liveCollection<number, Row>(
		{
			connection,
			header$: blockFeed(connection, finality, 1000),
			finality,
			execute: (query, options) => executeQuery(() => query(NONE), options),
			readsOf: () => NONE,
			warn: (message) => warnings.push(message),
		},
		rows,
	);
	const listener = collection.subscribe(({ block, all }) => {
		changes.push(`${block.number} ${[...all.values()].map(({ id, value }) => `${id}:${value}`).join(" ")}`);
	});
	return { changes, warnings, end: () => listener.unsubscribe() };
}

describe("liveCollection", () => {
	it("emits a block once, when subscriptions in progress have reported it too", async () => {
		const { changes, end } = record();
		await settle();
		node.heldMethods.add(SUBSCRIBE);
		node.produceBlock({ [MEMBERS]: "0x0001", [key(1)]: "0x01" });
		await settle();
		node.produceBlock({ [key(0)]: "0x02", [key(1)]: "0x02" });
		await settle();
		expect(changes).toEqual(["0 0:0x01", "1 0:0x01 1:0x01"]);
		for (const held of node.heldRequests.splice(0)) held.respond(null);
		await settle();
		expect(changes.slice(2)).toEqual(["2 0:0x02 1:0x02"]);
		end();
	});

	it("requests a refused subscription again, and misses nothing", async () => {
		const { changes, warnings, end } = record();
		await settle();
		let refusals = 1;
		node.overrides.set(SUBSCRIBE, (params) => {
			if (refusals-- > 0) throw Object.assign(new Error("busy"), { code: -32000 });
			return node.defaultResponse(SUBSCRIBE, params);
		});
		node.produceBlock({ [MEMBERS]: "0x0001", [key(1)]: "0x01" });
		await settle();
		await vi.advanceTimersByTimeAsync(1000);
		node.produceBlock({ [key(1)]: "0x02" });
		await settle();
		node.produceBlock({ [key(1)]: "0x03" });
		await settle();
		expect(warnings).toHaveLength(1);
		expect(changes).toEqual(["0 0:0x01", "1 0:0x01 1:0x01", "2 0:0x01 1:0x02", "3 0:0x01 1:0x03"]);
		end();
	});

	it("skips an id that was removed before it had a row", async () => {
		const { changes, end } = record();
		await settle();
		node.produceBlock({ [MEMBERS]: "0x0001" });
		await settle();
		node.produceBlock({ [MEMBERS]: "0x00" });
		await settle();
		node.produceBlock({ [key(1)]: "0x05" });
		await settle();
		node.produceBlock({ [key(0)]: "0x06" });
		await settle();
		expect(changes).toEqual(["0 0:0x01", "4 0:0x06"]);
		end();
	});

	const BLOCK = `0x${"12".repeat(32)}`;
	it.each<[string, unknown]>([
		["nothing", null],
		["no list", { block: BLOCK, changes: {} }],
		["no pair", { block: BLOCK, changes: [null] }],
		["a number for a key", { block: BLOCK, changes: [[7, "0x01"]] }],
		["a pair without a value", { block: BLOCK, changes: [[key(0)]] }],
		["half a byte", { block: BLOCK, changes: [[key(0), "0x1"]] }],
		["an object for a value", { block: BLOCK, changes: [[key(0), {}]] }],
		["a number of the block of other size", { block: BLOCK, changes: [[NUMBER_KEY, "0x01"]] }],
		["no hash", { block: "0x12", changes: [] }],
	])("starts again after a malformed notification, and misses no change: %s", async (_, message) => {
		const { changes, warnings, end } = record();
		await settle();
		// The notification of this block is malformed, and no later one reports its change.
		const { header } = node.addBlock({ [key(0)]: "0x02" });
		node.notify("state_storage", message);
		node.notify("chain_newHead", header);
		await vi.advanceTimersByTimeAsync(1000);
		expect(changes).toEqual(["0 0:0x01", "1 0:0x02"]);
		node.produceBlock({ [key(0)]: "0x03" });
		await settle();
		expect(changes.slice(2)).toEqual(["2 0:0x03"]);
		expect(warnings).toEqual([]);
		end();
	});

	it("never uses values of a failed read in a later block", async () => {
		node.addBlock({ [key(1)]: "0x01" });
		/** One row of two values, one after the other. */
		const pair: CollectionSource<number, Row> = {
			// biome-ignore lint/correctness/useYield: a known row needs no request
			*ids(): StorageQuery<readonly number[]> {
				return [0];
			},
			*row(_, id): StorageQuery<LiveRow<Row> | null> {
				const one = (yield { keys: [key(0)] }).value(key(0));
				const other = (yield { keys: [key(1)] }).value(key(1));
				return { row: { id, value: `${one}+${other}` } };
			},
		};
		let failures = 1;
		node.overrides.set("state_queryStorageAt", (params) => {
			if ((params[0] as Hex[]).includes(key(1)) && failures-- > 0) throw Object.assign(new Error("busy"), { code: -1 });
			return node.defaultResponse("state_queryStorageAt", params);
		});
		const { changes, end } = record("finalized", pair);
		await settle();
		node.produceBlock({ [key(0)]: "0x02", [key(1)]: "0x02" });
		await settle();
		expect(changes).toEqual(["2 0:0x02+0x02"]);
		end();
	});

	it("decodes changed rows from their values, without a request", async () => {
		const decoded: string[] = [];
		const { changes, warnings, end } = record("best", {
			...source,
			fromValue: () => (id, value, block) => {
				decoded.push(`${block.number} ${id}:${value}`);
				if (value === "0x99")
					return { error: new PhalaError("DECODE_FAILED", "no row", { what: "row", bytes: value }), id };
				return value === null ? null : { id, value };
			},
		});
		await settle();
		const requests = node.requests.length;
		for (const value of ["0x02", null, "0x03", "0x99", "0x04"] as const) {
			node.produceBlock({ [key(0)]: value });
			await settle();
		}
		expect(decoded).toEqual(["1 0:0x02", "2 0:null", "3 0:0x03", "4 0:0x99", "5 0:0x04"]);
		expect(changes).toEqual(["0 0:0x01", "1 0:0x02", "2 ", "3 0:0x03", "4 ", "5 0:0x04"]);
		expect(warnings).toEqual(["0 cannot be read; the live collection leaves it out."]);
		expect(node.requests.length).toBe(requests);
		end();
	});

	it("executes the query of a row that cannot be decoded from its value", async () => {
		const { changes, end } = record("best", {
			...source,
			fromValue: () => () => {
				throw new MetadataRequired();
			},
		});
		await settle();
		node.produceBlock({ [key(0)]: "0x02" });
		await settle();
		expect(changes).toEqual(["0 0:0x01", "1 0:0x02"]);
		end();
	});

	it("reads a row again when its time has come, without a change in storage", async () => {
		const due = 1_700_000_024;
		let reads = 0;
		const timed: CollectionSource<number, Row> = {
			ids: source.ids,
			*row(_, id): StorageQuery<LiveRow<Row>> {
				reads++;
				const now = Math.floor((yield { keys: [key(id)] }).block.timestampMs / 1000);
				return { row: { id, value: now < due ? "early" : "late" }, wakesAt: now < due ? due : null };
			},
		};
		const { changes, end } = record("best", timed);
		await settle();
		reads = 0;
		for (let i = 0; i < 4; i++) {
			node.produceBlock();
			await settle();
		}
		expect(changes).toEqual(["0 0:early", "2 0:late"]);
		expect(reads).toBe(1);
		end();
	});
});

import { describe, expect, it } from "vitest";
import type { ReadOptions } from "../../../src/entities/entity-context.ts";
import { type BulkOptions, readInChunks } from "../../../src/entities/rows/read-in-chunks.ts";
import { PhalaError } from "../../../src/errors/error.ts";
import type { RowError } from "../../../src/query/row-result.ts";

interface Row {
	readonly id: number;
}

const ids = Array.from({ length: 50 }, (_, id) => id);
const row = (id: number): Row => ({ id });
const fault = (id: number): RowError => ({
	error: new PhalaError("DECODE_FAILED", `${id} does not fit`, { what: String(id), bytes: "0x" }),
	id,
});

/** Parts of five that the test answers by hand. */
class Parts {
	readonly requested: {
		keys: readonly number[];
		options: ReadOptions;
		answer(rows: (Row | RowError | null)[]): void;
		fail(error: unknown): void;
	}[] = [];

	read = (keys: readonly number[], options: ReadOptions) =>
		new Promise<readonly (Row | RowError | null)[]>((answer, fail) =>
			this.requested.push({ keys, options, answer, fail }),
		);

	rows(options: BulkOptions = {}) {
		return readInChunks<number, Row>(ids, 5, this.read, options);
	}
}

const all = async (rows: AsyncIterable<Row>) => {
	const list: number[] = [];
	for await (const { id } of rows) list.push(id);
	return list;
};
const answering = (options?: BulkOptions, make: (id: number) => Row | RowError | null = row) =>
	readInChunks<number, Row>(ids, 5, async (part) => part.map(make), options ?? {});

describe("readInChunks", () => {
	it("yields rows in order, whatever the order of the responses", async () => {
		const parts = new Parts();
		const rows = parts.rows();
		const first = rows.next();
		expect(parts.requested.map(({ keys }) => keys[0])).toEqual([0, 5, 10, 15, 20, 25]);
		for (const { keys, answer } of [...parts.requested].reverse()) answer(keys.map(row));
		expect((await first).value).toEqual({ id: 0 });
		expect(parts.requested).toHaveLength(7);
		await rows.return(undefined);
	});

	it("reads at most six chunks ahead of the one being consumed", async () => {
		const parts = new Parts();
		const rows = parts.rows();
		const first = rows.next();
		parts.requested[0]?.answer([0, 1, 2, 3, 4].map(row));
		await first;
		for (const id of [1, 2, 3, 4]) expect((await rows.next()).value).toEqual({ id });
		expect(parts.requested).toHaveLength(7);
		await rows.return(undefined);
	});

	it("skips null rows, and reports its progress", async () => {
		const progress: [number, number][] = [];
		const even = answering({ onProgress: (...step) => progress.push(step) }, (id) => (id % 2 === 0 ? row(id) : null));
		expect(await all(even)).toEqual(ids.filter((id) => id % 2 === 0));
		expect(progress.at(0)).toEqual([5, 50]);
		expect(progress.at(-1)).toEqual([50, 50]);
	});

	it("yields the other rows if one is undecodable, and throws at the end", async () => {
		const seen: number[] = [];
		const rows = answering({}, (id) => (id === 7 || id === 9 ? fault(id) : row(id)));
		const pending = (async () => {
			for await (const { id } of rows) seen.push(id);
		})();
		await expect(pending).rejects.toMatchObject({ code: "DECODE_FAILED", message: "7 does not fit" });
		expect(seen).toEqual(ids.filter((id) => id !== 7 && id !== 9));
	});

	it("passes row errors to onRowError, and throws nothing then", async () => {
		const faults: [string, unknown][] = [];
		const options = { onRowError: (error: PhalaError, of: unknown) => faults.push([error.code, of]) };
		expect(await all(answering(options, (id) => (id === 7 ? fault(id) : row(id))))).toHaveLength(49);
		expect(faults).toEqual([["DECODE_FAILED", 7]]);
	});

	it("starts with chunks of the page's size, doubles them while rows do not match, and reads none ahead", async () => {
		const sizes: number[] = [];
		const read = async (chunk: readonly number[]) => {
			sizes.push(chunk.length);
			return chunk.map(row);
		};
		const page = readInChunks<number, Row>(ids, 20, read, { limit: 2, offset: 1, where: ({ id }) => id % 10 === 9 });
		expect(await all(page)).toEqual([19, 29]);
		expect(sizes).toEqual([3, 6, 12, 20]);
	});

	it("aborts pending chunks when the consumer stops, when one fails, and by its signal", async () => {
		const left = new Parts();
		const rows = left.rows();
		const first = rows.next();
		left.requested[0]?.answer([row(0)]);
		await first;
		await rows.return(undefined);
		expect(left.requested.every(({ options }) => options.signal?.aborted)).toBe(true);

		const failing = new Parts();
		const failed = failing.rows().next();
		failing.requested[0]?.fail(new Error("gone"));
		await expect(failed).rejects.toThrow("gone");
		expect(failing.requested[3]?.options.signal?.aborted).toBe(true);

		const aborted = new Parts();
		const abort = new AbortController();
		void aborted.rows({ signal: abort.signal }).next();
		abort.abort();
		expect(aborted.requested.every(({ options }) => options.signal?.aborted)).toBe(true);
	});
});

import { describe, expect, it } from "vitest";
import { fakeServer } from "../../../../support/devchain/fake-server.ts";

/** Ids and codes of the errors in the response to a text, `[id]` for results. */
function answer(text: string): unknown {
	const { connection, texts } = fakeServer();
	connection.receive(text);
	expect(texts.length).toBeLessThanOrEqual(1);
	const [response] = texts.map((sent) => JSON.parse(sent));
	const short = ({ id, error }: { id: unknown; error?: { code: number } }) => (error ? [id, error.code] : [id]);
	return Array.isArray(response) ? { batch: response.map(short) } : response && short(response);
}

const call = (fields: object) => JSON.stringify({ jsonrpc: "2.0", method: "system_chain", ...fields });

describe("a message", () => {
	it("that is a request is answered under its id", () => {
		for (const id of [0, 7, "", "a", null]) expect(answer(call({ id }))).toEqual([id]);
		expect(answer(call({ id: 1, params: [], more: true }))).toEqual([1]);
	});

	it("that has no id of the right kind is a notification, which is ignored", () => {
		expect(answer(call({}))).toBeUndefined();
		for (const id of [-1, 1.5, true, {}, []]) expect(answer(call({ id }))).toBeUndefined();
		const { connection, node } = fakeServer();
		connection.receive(call({ method: "dev_newBlock" }));
		expect(node.head.header.number).toBe(0);
	});

	it("that is no request gets the error of nodes, with its id if it has one", () => {
		const invalid = [
			{ id: 1 },
			{ id: 1, method: "system_chain" },
			{ id: 1, jsonrpc: "1.0", method: "system_chain" },
			{ id: 1, jsonrpc: 2, method: "system_chain" },
			{ id: 1, jsonrpc: "2.0", method: 5 },
		];
		for (const message of invalid) expect(answer(JSON.stringify(message))).toEqual([1, -32600]);
		expect(answer('{"id":null}')).toEqual([null, -32600]);
		for (const text of ["", "{", "5", "null", '"a"', "{}", '{"jsonrpc":"2.0"}', '{"id":-1}']) {
			expect([text, answer(text)]).toEqual([text, [null, -32700]]);
		}
	});
});

describe("a batch", () => {
	it("is answered by a batch, without its notifications", () => {
		expect(answer(`[${call({ id: 1 })},${call({})},${call({ id: 2, method: "nothing" })}]`)).toEqual({
			batch: [[1], [2, -32601]],
		});
		expect(answer(`[${call({})}]`)).toBeUndefined();
	});

	it("has an error in place of each part that is no request", () => {
		expect(answer(`[1,{},{"id":"a"},${call({ id: 3 })}]`)).toEqual({
			batch: [[null, -32600], [null, -32600], ["a", -32600], [3]],
		});
	});

	it("without parts, or with too many, is refused", () => {
		expect(answer("[]")).toEqual([null, -32600]);
		expect(answer(`[${"1,".repeat(10_000)}1]`)).toEqual([null, -32010]);
	});
});

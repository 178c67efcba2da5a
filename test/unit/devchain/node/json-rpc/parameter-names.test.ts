import { describe, expect, it } from "vitest";
import { DevChain } from "../../../../../src/devchain/dev-chain.ts";
import { PARAMETER_NAMES } from "../../../../../src/devchain/node/json-rpc/parameter-names.ts";
import { COUNTER } from "../../../../support/devchain/fake-runtime.ts";
import { fakeServer } from "../../../../support/devchain/fake-server.ts";

function server() {
	const fake = fakeServer();
	let id = 0;
	const askByName = (method: string, params: unknown) => {
		fake.connection.receive(JSON.stringify({ jsonrpc: "2.0", id: `n${++id}`, method, params }));
		return fake.inbox.find((message) => message.id === `n${id}`) ?? {};
	};
	return { ...fake, askByName };
}

describe("parameters by name", () => {
	it("are those of nodes, in any order, in both spellings", () => {
		const { node, askByName } = server();
		const { hash } = node.newBlock();
		node.newBlock();
		expect(askByName("chain_getBlockHash", { hash: 0 }).result).toBe(node.blockTree.genesis.hash);
		expect(askByName("state_getStorage", { hash, key: COUNTER }).result).toBe("0x01000000");
		node.edit(new Map([1, 2, 3].map((n) => [`0xff0${n}`, new Uint8Array([n])] as const)));
		for (const start of ["start_key", "startKey"]) {
			expect(askByName("state_getKeysPaged", { prefix: "0xff", count: 5, [start]: "0xff02" }).result).toEqual([
				"0xff03",
			]);
		}
		expect(askByName("state_getKeysPaged", { count: 1, prefix: "0xff" }).result).toEqual(["0xff01"]);
	});

	it("may be left out, where the method takes none or not all", () => {
		const { node, askByName } = server();
		for (const params of [{}, null, undefined]) {
			expect(askByName("chain_getBlockHash", params).result).toBe(node.head.hash);
			expect(askByName("system_chain", params).result).toBe("Fake");
		}
		expect(askByName("state_getStorage", {}).error).toMatchObject({ code: -32602, message: "Invalid params" });
	});

	it("that a method does not have are refused, instead of being ignored", () => {
		const { askByName } = server();
		expect(askByName("chain_getBlockHash", { number: 0 }).error).toEqual({
			code: -32602,
			message: "Invalid params",
			data: "chain_getBlockHash has no parameter number; it has hash",
		});
		expect(askByName("system_chain", { hash: 0 }).error?.data).toBe("system_chain has no parameter hash; it has none");
		expect(askByName("state_getStorage", { constructor: "0x" }).error?.code).toBe(-32602);
		expect(askByName("chain_getBlockHash", "0").error?.code).toBe(-32602);
		expect(askByName("nothing", { hash: 0 }).error?.code).toBe(-32601);
	});

	it("are known for every method", async () => {
		await using chain = await DevChain.start();
		const { methods } = (await chain.provider.send("rpc_methods", [])) as { methods: string[] };
		expect(methods.filter((method) => !PARAMETER_NAMES.has(method))).toEqual([]);
		expect([...PARAMETER_NAMES.keys()].filter((method) => !methods.includes(method))).toEqual([]);
	});
});

import { encodeAddress } from "@polkadot/util-crypto";
import { describe, expect, it } from "vitest";
import { fromHex, type Hex } from "../../../../../src/codec/hex.ts";
import { type Block, extrinsicHash } from "../../../../../src/devchain/node/block.ts";
import { CLOCK_KEY } from "../../../../../src/devchain/node/clock.ts";
import { hashHeader } from "../../../../../src/devchain/node/header.ts";
import { ALICE, COUNTER, extrinsic, SLOT_MS, START_MS } from "../../../../support/devchain/fake-runtime.ts";
import { fakeServer } from "../../../../support/devchain/fake-server.ts";

const NOWHERE: Hex = `0x${"99".repeat(32)}`;
const tx = (nonce: number, set?: readonly [Hex, Hex]) => extrinsic({ signer: ALICE, nonce, ...(set ? { set } : {}) });

describe("the protocol", () => {
	it("responds to unknown methods and wrong parameters as nodes do", () => {
		const { ask } = fakeServer();
		expect(ask("nothing").error).toEqual({ code: -32601, message: "Method not found" });
		for (const params of [[], ["zz"], [5]]) {
			expect(ask("state_getStorage", ...params).error).toMatchObject({ code: -32602, message: "Invalid params" });
		}
		expect(ask("state_getKeysPaged", "0x", -1).error?.code).toBe(-32602);
		const data = (address: unknown) => ask("system_accountNextIndex", address).error?.data;
		expect([data("unknown"), data("unknown!"), data(ALICE)]).toEqual(["InvalidChecksum", "BadBase58", "BadBase58"]);
	});

	it("responds with an error to what would be larger than 15 MiB, alone or together", () => {
		const { ask, faults, connection, inbox, get } = fakeServer();
		const data = "Exceeded max limit of 15728640";
		faults.answerNext("system_chain", "a".repeat(15 * 1024 * 1024));
		expect(ask("system_chain").error).toEqual({ code: -32008, message: "Response is too big", data });
		faults.answerNext("system_chain", "a".repeat(15 * 1024 * 1024 - 100));
		expect(get("system_chain")).toHaveLength(15 * 1024 * 1024 - 100);
		const third = "a".repeat(6 * 1024 * 1024);
		for (let i = 0; i < 3; i++) faults.answerNext("system_name", third);
		const requests = ["system_name", "system_name", "system_name", "dev_newBlock"];
		connection.receive(JSON.stringify(requests.map((method) => ({ jsonrpc: "2.0", id: method, method }))));
		expect(inbox.at(-1)).toEqual({
			jsonrpc: "2.0",
			id: null,
			error: { code: -32011, message: "The batch response was too large", data },
		});
		expect(get("system_syncState")).toMatchObject({ currentBlock: 0 });
	});

	it("lists the methods that it answers, sorted", () => {
		const { get, ask } = fakeServer();
		const { methods } = get("rpc_methods") as { methods: string[] };
		expect(methods).toEqual([...methods].sort());
		expect(methods.length).toBeGreaterThan(100);
		for (const method of methods) expect([method, ask(method).error?.message]).not.toContain("Method not found");
	});

	it("distinguishes internal errors from invalid requests", () => {
		const { node, ask } = fakeServer();
		node.edit(new Map([[CLOCK_KEY, new Uint8Array([1])]]));
		node.runtime.open = () => {
			throw new Error("broken");
		};
		expect(ask("dev_newBlock").error).toEqual({ code: -32603, message: "Internal error", data: "broken" });
	});
});

describe("system and payment", () => {
	it("returns its identity", () => {
		const { get } = fakeServer();
		expect(get("system_properties")).toEqual({ ss58Format: 30, tokenDecimals: 12, tokenSymbol: "F" });
		expect(get("system_health")).toEqual({ peers: 0, isSyncing: false, shouldHavePeers: false });
		expect(["name", "version", "chain", "chainType"].map((x) => get(`system_${x}`))).toEqual([
			"fake-node",
			"1",
			"Fake",
			"Development",
		]);
		expect(get("system_syncState")).toEqual({ startingBlock: 0, currentBlock: 0, highestBlock: 0 });
		expect(["peers", "reservedPeers", "nodeRoles"].map((x) => get(`system_${x}`))).toEqual([[], [], ["Authority"]]);
	});

	it("counts pool extrinsics in the next nonce", () => {
		const { node, get } = fakeServer();
		node.submit(tx(0));
		expect(get("system_accountNextIndex", encodeAddress(fromHex(ALICE), 42))).toBe(1);
	});

	it("reports an extrinsic that has no fees: with bytes that are none, that the runtime refuses, at an unknown block", () => {
		const { node, ask } = fakeServer();
		for (const [method, message] of [
			["payment_queryInfo", "Unable to query dispatch info."],
			["payment_queryFeeDetails", "Unable to query fee details."],
		] as const) {
			for (const bytes of ["0x", "0x0c00", "0xffff"]) {
				const error = { code: 2, message, data: "Not enough data to fill buffer" };
				expect(ask(method, bytes).error).toEqual(error);
			}
			expect(ask(method, "0x0400", NOWHERE).error).toEqual({
				code: 1,
				message,
				data: `Api called for an unknown Block: Header was not found in the database: ${NOWHERE}`,
			});
		}
		node.runtime.call = () => {
			throw new RangeError("Bad input data provided to query_info: Codec error");
		};
		expect(ask("payment_queryInfo", "0x0400").error).toEqual({
			code: 1,
			message: "Unable to query dispatch info.",
			data: "Execution failed: Execution aborted due to panic: Bad input data provided to query_info: Codec error",
		});
	});

	it("returns fees in the format of nodes", () => {
		const { get } = fakeServer();
		expect(get("payment_queryInfo", "0x0400")).toEqual({
			weight: { ref_time: 1, proof_size: 2 },
			class: "normal",
			partialFee: "7",
		});
		expect(get("payment_queryFeeDetails", "0x0400")).toEqual({
			inclusionFee: { baseFee: "0x1", lenFee: "0x2", adjustedWeightFee: "0x3" },
		});
	});
});

describe("chain", () => {
	it("finds hashes by number, by a list, or of the head", () => {
		const { node, get } = fakeServer();
		const { hash } = node.newBlock();
		const genesis = node.blockTree.genesis.hash;
		expect(get("chain_getBlockHash")).toBe(hash);
		expect(get("chain_getBlockHash", null)).toBe(hash);
		expect(get("chain_getBlockHash", [0, "0x1", 2])).toEqual([genesis, hash, null]);
		expect(get("chain_getBlockHash", 0)).toBe(genesis);
		expect([get("chain_getFinalizedHead"), get("chain_getFinalisedHead")]).toEqual([genesis, genesis]);
	});

	it("returns headers and blocks, null for unknown ones", () => {
		const { node, get } = fakeServer();
		const block = node.newBlock({ transactions: [tx(0)] });
		const header = get("chain_getHeader", block.hash) as { number: string; digest: { logs: Hex[] } };
		expect(header).toMatchObject({ number: "0x1", parentHash: node.blockTree.genesis.hash });
		expect(hashHeader({ ...block.header, digest: header.digest.logs })).toBe(block.hash);
		expect(get("chain_getBlock")).toEqual({ block: { header, extrinsics: block.body }, justifications: null });
		expect([get("chain_getHeader", NOWHERE), get("chain_getBlock", NOWHERE)]).toEqual([null, null]);
	});

	it("refuses block numbers above 32 bits with code 3001, and other values as wrong parameters", () => {
		const { ask, get } = fakeServer();
		expect(get("chain_getBlockHash", 2 ** 32 - 1)).toBeNull();
		const tooLarge = (shown: string) => ({
			code: 3001,
			message: `\`${shown}(4294967296)\` > u32::MAX, the max block number is u32.`,
		});
		expect(ask("chain_getBlockHash", 2 ** 32).error).toEqual(tooLarge("Number"));
		expect(ask("chain_getBlockHash", [0, "0x100000000"]).error).toEqual(tooLarge("Hex"));
		for (const wrong of ["one", "0x", -1, 1.5, true, {}, [null], `0x${"0".repeat(65)}`]) {
			expect(ask("chain_getBlockHash", wrong).error).toEqual({
				code: -32602,
				message: "Invalid params",
				data: "data did not match any variant of untagged enum ListOrValue",
			});
		}
	});

	it("refuses hashes of another length, wherever a block is named", () => {
		const { ask } = fakeServer();
		const hash = "0x1234";
		const calls: [method: string, ...params: unknown[]][] = [
			["chain_getHeader", hash],
			["chain_getBlock", hash],
			["state_getStorage", "0x", hash],
			["state_call", "Fake_echo", "0x", hash],
			["state_queryStorage", [], hash],
			["payment_queryInfo", "0x0400", hash],
			["archive_v1_body", hash],
			["archive_v1_storage", hash, []],
			["chainHead_v1_header", "sub1", hash],
			["chainHead_v1_unpin", "sub1", [hash]],
			["author_removeExtrinsic", [{ hash }]],
			["dev_setHead", hash],
		];
		for (const [method, ...params] of calls) {
			expect([method, ask(method, ...params).error?.data]).toEqual([
				method,
				"invalid length 4, expected a (both 0x-prefixed or not) hex string or byte array containing 32 bytes at line 1 column 8",
			]);
		}
	});

	it("streams all heads, best heads and finalized heads separately", () => {
		const { node, get, resultsOf, server } = fakeServer();
		const [all, best, final] = ["AllHeads", "NewHeads", "FinalizedHeads"].map((x) => get(`chain_subscribe${x}`));
		const numbers = (id: unknown) => resultsOf(id).map((h) => Number((h as { number: string }).number));
		node.newBlock();
		node.newBlock();
		node.reorg(1, "reapply");
		node.blockTree.finalize(2);
		expect(numbers(all)).toEqual([0, 1, 2, 2, 3]);
		expect(numbers(best)).toEqual([0, 1, 2, 3]);
		expect(numbers(final)).toEqual([0, 1, 2]);
		expect(get("chain_unsubscribeNewHeads", best)).toBe(true);
		expect(get("chain_unsubscribeNewHeads", best)).toBe(false);
		expect(get("chain_unsubscribeNewHeads", {})).toBe(false);
		node.newBlock();
		expect(numbers(best)).toHaveLength(4);
		expect(server.subscriptionCount).toBe(2);
	});
});

describe("state", () => {
	it("reads any block, and reports unknown ones", () => {
		const { node, get, ask } = fakeServer();
		const { hash } = node.newBlock();
		node.newBlock();
		expect(get("state_getStorage", COUNTER)).toBe("0x02000000");
		expect(get("state_getStorage", COUNTER.toUpperCase().replace("0X", "0x"), hash)).toBe("0x01000000");
		expect([get("state_getStorage", "0xabcd"), get("state_getStorageHash", "0xabcd")]).toEqual([null, null]);
		expect(get("state_getStorageSize", COUNTER)).toBe(4);
		expect(get("state_getStorageHash", COUNTER)).toMatch(/^0x[0-9a-f]{64}$/);
		expect(ask("state_getStorage", COUNTER, NOWHERE).error).toEqual({
			code: 4003,
			message: `Client error: UnknownBlock: Header was not found in the database: ${NOWHERE}`,
		});
	});

	it("hex-prefix: parses hex as nodes do: with or without 0x, and empty", () => {
		const { node, get } = fakeServer();
		const { hash } = node.newBlock();
		expect(get("state_getStorage", COUNTER.slice(2))).toBe("0x01000000");
		expect(get("state_getStorage", COUNTER, hash.slice(2))).toBe("0x01000000");
		expect(get("state_call", "Fake_echo", "")).toBe("0x");
		expect(get("state_call", "Fake_echo", "aB")).toBe("0xab");
		expect([get("state_call", "Fake_echo", "0xabc"), get("state_call", "Fake_echo", "1")]).toEqual(["0x0abc", "0x01"]);
		expect(get("state_getKeysPaged", "", 1, "")).toEqual(get("state_getKeysPaged", "0x", 1));
		expect(get("state_getPairs", "")).toEqual(get("state_getPairs", "0x"));
	});

	it("adds up the sizes of all entries below a key that is none", () => {
		const { node, get } = fakeServer();
		node.edit(new Map([1, 2, 3].map((n) => [`0xff0${n}` as Hex, new Uint8Array(n)])));
		expect(["0xff", "0xff02", "0xee"].map((key) => get("state_getStorageSize", key))).toEqual([6, 2, null]);
	});

	it("checks the parameters in their order: the key before the block", () => {
		const { ask } = fakeServer();
		for (const item of ["", "Hash", "Size"]) {
			expect(ask(`state_getStorage${item}`, "zz", NOWHERE).error?.code).toBe(-32602);
		}
	});

	it("denies to stream all storage, as nodes do", () => {
		expect(fakeServer().ask("state_subscribeStorage").error).toEqual({
			code: -32601,
			message: "RPC call is unsafe to be called externally",
		});
	});

	it("pages keys, at most 1000 at once", () => {
		const { node, get, ask } = fakeServer();
		node.edit(new Map([1, 2, 3].map((n) => [`0xff0${n}` as Hex, new Uint8Array([n])])));
		expect(get("state_getKeysPaged", "0xff", 2)).toEqual(["0xff01", "0xff02"]);
		expect(get("state_getKeysPaged", "0xff", 2, "0xff02")).toEqual(["0xff03"]);
		expect(get("state_getKeysPaged", "0xff", 0)).toEqual([]);
		expect(get("state_getKeys", "0xff")).toHaveLength(3);
		expect(get("state_getPairs", "0xff02")).toEqual([["0xff02", "0x02"]]);
		expect(ask("state_getKeysPaged", "0xff", 1001).error).toEqual({
			code: 4002,
			message: "count exceeds maximum value. value: 1001, max: 1000",
		});
	});

	it("queries many keys at one block, and the changes over a range", () => {
		const { node, get, ask } = fakeServer();
		const [first, second, third] = [
			node.newBlock(),
			node.newBlock({ transactions: [tx(0, ["0xaa", "0x01"])] }),
			node.newBlock(),
		];
		expect(get("state_queryStorageAt", ["0xaa", COUNTER], first.hash)).toEqual([
			{
				block: first.hash,
				changes: [
					["0xaa", null],
					[COUNTER, "0x01000000"],
				],
			},
		]);
		expect(get("state_queryStorage", ["0xaa"], first.hash)).toEqual([
			{ block: first.hash, changes: [["0xaa", null]] },
			{ block: second.hash, changes: [["0xaa", "0x01"]] },
		]);
		expect(get("state_queryStorage", [COUNTER], first.hash, second.hash)).toHaveLength(2);
		const named = (block: Block) => `"${block.header.number} (${block.hash})"`;
		expect(ask("state_queryStorage", [COUNTER], third.hash, first.hash).error).toEqual({
			code: 4001,
			message: `Cannot resolve a block range ['${named(third)}' ... '${named(first)}]. from number > to number`,
		});
		const fork = node.reorg(1, "drop");
		expect(ask("state_queryStorage", [COUNTER], third.hash, fork.hash).error?.message).toContain("on different forks");
		for (const [method, ...hashes] of [
			["state_queryStorage", NOWHERE],
			["state_queryStorage", first.hash, NOWHERE],
			["state_queryStorageAt", NOWHERE],
		] as const) {
			const { code, message } = ask(method, [COUNTER], ...hashes).error ?? {};
			expect([code, message]).toEqual([4001, expect.stringContaining(`not found in the database: ${NOWHERE}`)]);
		}
	});

	it("streams changes only, with their block", () => {
		const { node, get, resultsOf } = fakeServer();
		const id = get("state_subscribeStorage", ["0xaa", "0xbb"]);
		node.newBlock();
		const { hash } = node.newBlock({ transactions: [tx(0, ["0xbb", "0x01"])] });
		const { hash: back } = node.reorg(1, "drop");
		expect(resultsOf(id)).toEqual([
			{
				block: node.blockTree.genesis.hash,
				changes: [
					["0xaa", null],
					["0xbb", null],
				],
			},
			{ block: hash, changes: [["0xbb", "0x01"]] },
			{ block: back, changes: [["0xbb", null]] },
		]);
	});

	it("streams edits of the head immediately", () => {
		const { node, get, resultsOf } = fakeServer();
		const { genesis } = node.blockTree;
		const { hash } = node.newBlock();
		const id = get("state_subscribeStorage", ["0xaa"]);
		get("dev_setStorage", [["0xaa", "0x01"]]);
		get("dev_setStorage", [["0xaa", "0x02"]], genesis.hash);
		expect(resultsOf(id)).toEqual([
			{ block: hash, changes: [["0xaa", null]] },
			{ block: hash, changes: [["0xaa", "0x01"]] },
		]);
	});

	it("calls the runtime", () => {
		const { node, get, ask, resultsOf } = fakeServer();
		expect(get("state_call", "Fake_echo", "0x0102")).toBe("0x0102");
		expect(ask("state_call", "Fake_nothing", "0x").error).toEqual({
			code: 4003,
			message: "Client error: Execution failed: Other: Exported method Fake_nothing is not found",
		});
		node.runtime.call = () => {
			throw new RangeError("Bad input data provided to echo: too short");
		};
		expect(ask("state_call", "Fake_echo", "0x").error).toEqual({
			code: 4003,
			message:
				"Client error: Execution failed: Execution aborted due to panic: Bad input data provided to echo: too short",
		});
		expect(get("state_getMetadata")).toBe("0x6d6574610e");
		expect(get("state_getRuntimeVersion")).toMatchObject({ specName: "fake", specVersion: 7 });
		expect(resultsOf(get("state_subscribeRuntimeVersion"))).toMatchObject([{ specVersion: 7 }]);
	});
});

describe("author", () => {
	it("submits, watches and lists", () => {
		const { node, get, ask, resultsOf, server } = fakeServer();
		expect(get("author_submitExtrinsic", tx(0))).toBe(extrinsicHash(tx(0)));
		const id = get("author_submitAndWatchExtrinsic", tx(1));
		expect(get("author_pendingExtrinsics")).toEqual([tx(0), tx(1)]);
		const { hash } = node.newBlock();
		expect(resultsOf(id)).toEqual(["ready", { broadcast: [expect.any(String)] }, { inBlock: hash }]);
		expect(ask("author_submitAndWatchExtrinsic", tx(1)).error?.code).toBe(1012);
		expect(server.subscriptionCount).toBe(1);
		expect(get("author_unwatchExtrinsic", id)).toBe(true);
		node.blockTree.finalize(1);
		expect(resultsOf(id)).toHaveLength(3);
	});

	it("rejects bytes that are not an extrinsic", () => {
		const { ask } = fakeServer();
		for (const bytes of ["0x", "0x08", "0x0800"]) {
			expect(ask("author_submitExtrinsic", bytes).error).toMatchObject({ code: 1001 });
		}
	});

	it("removes by hash or by bytes", () => {
		const { node, get, ask } = fakeServer();
		const hashes = [node.submit(tx(0)), node.submit(tx(1))];
		expect(get("author_removeExtrinsic", [{ hash: hashes[1] }, { extrinsic: tx(0) }])).toEqual([hashes[1], hashes[0]]);
		expect(ask("author_removeExtrinsic", ["x"]).error?.code).toBe(-32602);
	});
});

describe("dev", () => {
	it("produces a count of blocks, up to a number, or with given transactions", () => {
		const { node, get } = fakeServer();
		expect(get("dev_newBlock", { count: 3 })).toBe(node.blockTree.at(3)?.hash);
		get("dev_newBlock", { to: 5 });
		expect(node.head.header.number).toBe(5);
		get("dev_newBlock", { transactions: [tx(0)] });
		expect(node.head.body).toContain(tx(0));
		get("dev_newBlock", { count: 2, unsafeBlockHeight: 100 });
		expect(node.head.header.number).toBe(101);
	});

	it("rejects invalid options of dev_newBlock", () => {
		const { ask } = fakeServer();
		expect(ask("dev_newBlock", { unsafeBlockHeight: 0 }).error?.code).toBe(1);
		expect(ask("dev_newBlock", "now").error?.code).toBe(-32602);
		for (const options of [5, { count: "1" }, { transactions: "0x" }, { transactions: ["x"] }]) {
			expect(ask("dev_newBlock", options).error?.code).toBe(-32602);
		}
	});

	it("writes and deletes storage at the head, or at another block", () => {
		const { node, get, ask } = fakeServer();
		const { genesis } = node.blockTree;
		node.newBlock();
		expect(get("dev_setStorage", [["0xaa", "0x01"]])).toBe(node.head.hash);
		expect(get("state_getStorage", "0xaa")).toBe("0x01");
		get("dev_setStorage", [["0xaa", null]]);
		expect(get("state_getStorage", "0xaa")).toBeNull();
		expect(get("dev_setStorage", [["0xaa", "0x02"]], genesis.hash)).toBe(genesis.hash);
		expect(get("state_getStorage", "0xaa", genesis.hash)).toBe("0x02");
		expect(ask("dev_setStorage").error?.code).toBe(-32602);
		expect(ask("dev_setStorage", ["0xaa"]).error?.code).toBe(-32602);
	});

	it("sets the clock: the next block is one slot later", () => {
		const { node, get, ask } = fakeServer();
		expect(get("dev_timeTravel", "2030-01-01T00:00:00Z")).toBe(Date.UTC(2030, 0));
		expect(node.newBlock().timestampMs).toBe(Date.UTC(2030, 0) + SLOT_MS);
		get("dev_timeTravel", START_MS);
		expect(node.newBlock().timestampMs).toBe(START_MS + SLOT_MS);
		expect(ask("dev_timeTravel", "soon").error?.code).toBe(-32602);
	});

	it("sets the head by hash, number or distance", () => {
		const { node, get, ask } = fakeServer();
		const blocks = [node.newBlock(), node.newBlock(), node.newBlock()];
		expect(get("dev_setHead", -1)).toBe(blocks[1]?.hash);
		expect(get("dev_setHead", 1)).toBe(blocks[0]?.hash);
		expect(get("dev_setHead", blocks[2]?.hash)).toBe(blocks[2]?.hash);
		expect(node.head).toBe(blocks[2]);
		expect(ask("dev_setHead", 77).error).toEqual({ code: 1, message: "Block not found 77" });
	});
});

import { describe, expect, test } from "vitest";
import { keyOf, type MadeBlock, RuntimeChain } from "../../../../support/devchain/runtime-harness.ts";

const PHA = 10n ** 12n;
const [alice, bob, charlie, dave] = ["//Alice", "//Bob", "//Charlie", "//Dave"].map(keyOf) as [
	string,
	string,
	string,
	string,
];

const eventOf = ({ events }: MadeBlock, name: string) => events.find((event) => event.name === name)?.data;

/** The result of the only call that a proxy made in a block. */
const resultOf = (block: MadeBlock) => eventOf(block, "ProxyExecuted")?.result;

describe.each([1, 2] as const)("Proxy of generation %i", (generation) => {
	const [pool, create, created, account] =
		generation === 1
			? ["phalaStakePool", "anonymous", "AnonymousCreated", "anonymous"]
			: ["phalaStakePoolv2", "createPure", "PureCreated", "pure"];
	const filtered = { Err: { Module: { index: 0, error: "0x05000000" } } };

	function start() {
		const chain = new RuntimeChain({ generation });
		chain.block();
		const constant = (name: string) => chain.constant("proxy", name) as bigint;
		return {
			chain,
			constant,
			reserved: (who: string) =>
				(chain.query("system", "account", who) as { data: { reserved: bigint } }).data.reserved,
			add: (uri: string, delegate: string, type: string, delay = 0) =>
				chain.submit(uri, "proxy", "addProxy", [delegate, type, delay]),
			act: (uri: string, real: string, call: [string, string, unknown[]], type: string | null = null) =>
				chain.submit(uri, "proxy", "proxy", [real, type, chain.call(...call)]),
		};
	}
	const transfer: [string, string, unknown[]] = ["balances", "transferKeepAlive", [charlie, PHA]];

	test("reserves a base and a part per proxy, and frees what is not needed any more", () => {
		const { chain, add, constant, reserved } = start();
		const [base, factor] = [constant("proxyDepositBase"), constant("proxyDepositFactor")];
		add("//Alice", bob, "Any");
		expect(reserved(alice)).toBe(base + factor);
		add("//Alice", charlie, "Any");
		expect(reserved(alice)).toBe(base + 2n * factor);
		chain.submit("//Alice", "proxy", "removeProxy", [bob, "Any", 0]);
		expect(reserved(alice)).toBe(base + factor);
		chain.submit("//Alice", "proxy", "removeProxies");
		expect(reserved(alice)).toBe(0n);
		expect(chain.entries("proxy", "proxies")).toEqual([]);
	});

	test("a pool manager manages workers, and moves no PHA", () => {
		const { chain, add, act } = start();
		add("//Alice", bob, "StakePoolManager");
		expect(resultOf(act("//Bob", alice, [pool, "create", []]))).toBe("Ok");
		expect(resultOf(act("//Bob", alice, [pool, "setPayoutPref", [0, 1]]))).toEqual(filtered);
		const before = chain.free("//Charlie");
		expect(resultOf(act("//Bob", alice, transfer))).toEqual(filtered);
		const batch = chain.call("utility", "batchAll", [[chain.call(...transfer)]]);
		expect(resultOf(chain.submit("//Bob", "proxy", "proxy", [alice, null, batch]))).toEqual(filtered);
		expect(chain.free("//Charlie")).toBe(before);
	});

	test("a filter ends with the account that it was made for", () => {
		const { chain, add } = start();
		add("//Alice", bob, "NonTransfer");
		add("//Dave", alice, "Any");
		const inner = chain.call("proxy", "proxy", [dave, null, chain.call(...transfer)]);
		const block = chain.submit("//Bob", "proxy", "proxy", [alice, null, inner]);
		expect(block.events.filter(({ name }) => name === "ProxyExecuted").map(({ data }) => data.result)).toEqual([
			"Ok",
			"Ok",
		]);
		expect(eventOf(block, "Transfer")).toMatchObject({ from: dave, to: charlie });
	});

	test("a delayed proxy announces by the hash that clients compute", () => {
		const { chain, add, act, constant, reserved } = start();
		add("//Alice", bob, "Any", 2);
		expect(chain.errorOf(act("//Bob", alice, transfer))).toBe("proxy.Unannounced");
		const call = chain.call(...transfer);
		chain.submit("//Bob", "proxy", "announce", [alice, call.hash]);
		expect(reserved(bob)).toBe(constant("announcementDepositBase") + constant("announcementDepositFactor"));
		const execute = () => chain.submit("//Dave", "proxy", "proxyAnnounced", [bob, alice, null, call]);
		expect(chain.errorOf(execute())).toBe("proxy.Unannounced");
		expect(resultOf(execute())).toBe("Ok");
		expect(reserved(bob)).toBe(0n);
		expect(chain.errorOf(execute())).toBe("proxy.Unannounced");
	});

	test("a failed call inside leaves nothing", () => {
		const { chain, add } = start();
		add("//Alice", bob, "Any");
		const calls = [chain.call(...transfer), chain.call(pool, "setCap", [9, 1])];
		const before = chain.free("//Charlie");
		const block = chain.submit("//Bob", "proxy", "proxy", [alice, null, chain.call("utility", "batchAll", [calls])]);
		expect(resultOf(block)).toMatchObject({ Err: { Module: {} } });
		expect(eventOf(block, "Transfer")).toBeUndefined();
		expect(chain.free("//Charlie")).toBe(before);
	});

	test("accounts without a key differ by creator, type, index, block and extrinsic", () => {
		const { chain } = start();
		const calls = [
			["Any", 0, 0],
			["Any", 0, 1],
			["NonTransfer", 0, 0],
		].map((args) => chain.call("proxy", create, args));
		const batch = (uri: string) => chain.sign(uri, "utility", "batchAll", [calls]);
		const blocks = [chain.block([batch("//Alice"), batch("//Bob")]), chain.block([batch("//Alice")])];
		const accounts = blocks.flatMap(({ events }) =>
			events.filter(({ name }) => name === created).map(({ data }) => data[account]),
		);
		expect(new Set(accounts).size).toBe(9);
		expect(accounts).toHaveLength(9);
	});
});

test("in generation 2 the existential deposit cannot be reserved", () => {
	const chain = new RuntimeChain();
	chain.block();
	const deposit =
		(chain.constant("proxy", "proxyDepositBase") as bigint) + (chain.constant("proxy", "proxyDepositFactor") as bigint);
	const left = chain.free("//Bob") - deposit - PHA / 200n;
	chain.submit("//Bob", "balances", "transferKeepAlive", [alice, left]);
	expect(chain.errorOf(chain.submit("//Bob", "proxy", "addProxy", [alice, "Any", 0]))).toBe("ConsumerRemaining");
	chain.submit("//Alice", "balances", "transferKeepAlive", [bob, PHA / 50n]);
	expect(chain.errorOf(chain.submit("//Bob", "proxy", "addProxy", [alice, "Any", 0]))).toBeNull();
});

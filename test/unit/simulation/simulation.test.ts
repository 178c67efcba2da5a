import { beforeAll, describe, expect, it } from "vitest";
import type { Call, Operation } from "../../../src/chain/operation.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { DevChain } from "../../../src/devchain/index.ts";
import { connect, type Phala, parsePha } from "../../../src/index.ts";
import type { Plan } from "../../../src/plan/plan.ts";
import { takeView } from "../../../src/plan/plan-view.ts";
import type { StorageQuery } from "../../../src/query/storage-query.ts";
import { type ChainRules, loadChainRules } from "../../../src/simulation/chain-rules.ts";
import { ExecutedState, prepareAfter } from "../../../src/simulation/prepare-after.ts";
import { type Simulation, simulate } from "../../../src/simulation/simulation.ts";
import { remark } from "../../support/test-operation.ts";

let chain: DevChain;
let phala: Phala;
let rules: ChainRules | null;
let account: Hex;

const contextOf = (plan: Plan<unknown>) => plan.spec.context;
const operationOf = async (plan: Plan<unknown>): Promise<Operation<unknown>> => {
	const { context, createOperation } = plan.spec;
	return createOperation(await context.loadWrites(), context);
};
const execute = async <T>(query: () => StorageQuery<T>): Promise<T> => {
	const context = contextOf(phala.createStakePool());
	return context.execute(query, { at: (await takeView(context.rpc)).block.hash });
};
const simulateOne = <T>(step: (simulation: Simulation) => T): Promise<readonly T[]> =>
	execute(() => simulate(rules, [step]));

beforeAll(async () => {
	chain = await DevChain.start({ generation: 2 });
	phala = await connect(chain.provider);
	const context = contextOf(phala.createStakePool());
	rules = await loadChainRules(context.generation, await context.loadWrites());
	account = `0x${Buffer.from(chain.accounts.alice.publicKey).toString("hex")}`;
	await phala.createStakePool().send(chain.accounts.alice).inBlock;
	return async () => {
		await phala.close();
		await chain.close();
	};
}, 120_000);

describe("a simulation", () => {
	const setCap = (pid: bigint): Call => ({ pallet: "phalaStakePoolv2", method: "setCap", args: { pid, cap: 5n } });

	it("executes calls as the chain does, or names the chain's refusal", async () => {
		const [done] = await simulateOne((simulation) => simulation.execute([setCap(0n)], account));
		expect(done).toEqual({ type: "done" });
		const [refused] = await simulateOne((simulation) => simulation.execute([setCap(0n), setCap(9n)], account));
		expect(refused).toMatchObject({
			type: "refused",
			dispatch: { pallet: "phalaBasePool", name: "PoolDoesNotExist" },
		});
	});

	it("takes calls without known rules to have no effect", async () => {
		const call: Call = { pallet: "system", method: "setHeapPages", args: { pages: 1n } };
		const [unknown] = await simulateOne((simulation) => simulation.execute([call], account));
		expect(unknown).toEqual({ type: "unknown" });
		const [result] = await execute(() =>
			simulate(null, [(simulation) => simulation.execute([remark("0x01")], account)]),
		);
		expect(result).toEqual({ type: "unknown" });
	});

	it("finds calls that the runtime cannot decode", async () => {
		const description: Hex = `0x${"00".repeat(4401)}`;
		const call: Call = { pallet: "phalaBasePool", method: "setPoolDescription", args: { pid: 0n, description } };
		const [result] = await simulateOne((simulation) => [
			simulation.canInclude([call]),
			simulation.execute([call], account).type,
		]);
		expect(result).toEqual([false, "invalid"]);
	});

	it("passes on an error of a step that lacks no storage", async () => {
		const fails = () => {
			throw new TypeError("a bug");
		};
		await expect(simulateOne(fails)).rejects.toThrow("a bug");
	});
});

describe("an operation after earlier transactions", () => {
	it("is prepared on what they leave, their fees taken", async () => {
		const delegator = phala.delegator(chain.accounts.alice);
		const { transferable } = await delegator.get();
		const contribute = await operationOf(delegator.contribute(0, parsePha("80")));
		const wrap = await operationOf(delegator.wrap(parsePha("100")));
		const { calls } = await execute(() => wrap.prepare(account));
		const before = await execute(() => contribute.prepare(account));
		expect(before.spends).toBe(parsePha("80"));
		const fee = parsePha("2");
		const after = await execute(() => prepareAfter(rules, [{ calls, fee }], contribute).prepare(account));
		expect(after.spends).toBe(0n);
		expect(after.transferable).toBe(transferable - parsePha("102"));
		expect(after.calls.map(({ method }) => method)).toEqual(["contribute"]);
	});

	it("is prepared on the fee alone where an earlier one is refused", async () => {
		const delegator = phala.delegator(chain.accounts.alice);
		const { transferable } = await delegator.get();
		const contribute = await operationOf(delegator.contribute(0, parsePha("80")));
		const calls: readonly Call[] = [
			{ pallet: "phalaWrappedBalances", method: "wrap", args: { amount: parsePha("100") } },
			{ pallet: "phalaWrappedBalances", method: "unwrap", args: { amount: parsePha("500") } },
		];
		const after = await execute(() => prepareAfter(rules, [{ calls, fee: 7n }], contribute).prepare(account));
		expect(after).toMatchObject({ spends: parsePha("80"), transferable: transferable - 7n });
	});

	it("is prepared beside others on the same transactions, each executed once for it", async () => {
		const delegator = phala.delegator(chain.accounts.alice);
		const { transferable } = await delegator.get();
		const contribute = await operationOf(delegator.contribute(0, parsePha("150")));
		const wrap = await operationOf(delegator.wrap(parsePha("100")));
		const { calls } = await execute(() => wrap.prepare(account));
		const earlier = [{ calls, fee: 7n }];
		const further = [...earlier, { calls, fee: 9n }];
		const executed = new ExecutedState();
		const prepare = (before: typeof earlier) =>
			execute(() => prepareAfter(rules, before, contribute, executed).prepare(account));
		const [first, second, last] = await Promise.all([prepare(earlier), prepare(earlier), prepare(further)]);
		const once = { spends: parsePha("50"), transferable: transferable - parsePha("100") - 7n };
		expect([first, second]).toMatchObject([once, once]);
		const twice = { spends: 0n, transferable: transferable - parsePha("200") - 16n };
		expect(last).toMatchObject(twice);
		expect(await prepare(further)).toMatchObject(twice);
		expect(await prepare(earlier)).toMatchObject(once);
	});

	it("sees a batch that is on its way", async () => {
		const pool = phala.stakePool(0);
		const batch = await operationOf(phala.batch([pool.setCap(5n), pool.addToWhitelist(chain.accounts.bob.address)]));
		const { calls } = await execute(() => batch.prepare(account));
		const remove = await operationOf(pool.removeFromWhitelist(chain.accounts.bob.address));
		const prepare = (earlier: { calls: readonly Call[]; fee: bigint }[]) =>
			execute(() => prepareAfter(rules, earlier, remove).prepare(account));
		expect((await prepare([])).failures).toMatchObject([{ code: "NO_WHITELIST" }]);
		expect((await prepare([{ calls, fee: 1n }])).failures).toEqual([]);
	});
});

import { describe, expect, it } from "vitest";
import { ONE, payoutShare, projectV } from "../../../../src/math/index.ts";
import { GENERATIONS, PHA, startGatekeeperChain } from "../../../support/devchain/gatekeeper-chain.ts";
import { bits, decimal } from "../../../support/math/parameters.ts";

const V = 10_000n * PHA;
const STAKE = 8000n * PHA;
/** So rare that no worker sends a heartbeat in a test. */
const NEVER = 1_000_000_000;

describe.each(GENERATIONS)("the gatekeeper of generation %i", (generation) => {
	/** Workers whose V is 10 000, as in the worked numbers. */
	function atTenThousand(count = 1) {
		const chain = startGatekeeperChain(generation, Array(count).fill(STAKE));
		chain.controls.settle(chain.keys.map((worker) => ({ worker, payout: 0n, v: V })));
		return chain;
	}

	it("is stopped by default: blocks only contain their timestamp, and V stays", () => {
		const { gatekeeper, blocks, node, workers } = startGatekeeperChain(generation, [STAKE]);
		const before = workers();
		blocks(30);
		expect(gatekeeper.isRunning).toBe(false);
		expect(node.head.body).toHaveLength(1);
		expect(workers()).toEqual(before);
		const { head } = node;
		expect(gatekeeper.stop()).toBe(head);
	});

	it("increases V of 10 000 by 0.4038886 in 60 blocks, and settles it when it stops", () => {
		const { gatekeeper, blocks, node, workers } = atTenThousand();
		gatekeeper.start({ heartbeatBlocks: NEVER });
		expect(gatekeeper.isRunning).toBe(true);
		blocks(60);
		expect(workers()[0]?.v).toBe(10_000n * ONE);
		expect(gatekeeper.stop()).toBe(node.head);
		expect(decimal(workers()[0]?.v ?? 0n, 9)).toBe("10000.403888600");
		expect(gatekeeper.isRunning).toBe(false);
	});

	it("pays 51.69938 PHA for 60 blocks of a hundredth of the network, and takes the growth back", () => {
		const { gatekeeper, blocks, workers, setTokenomics, money, names } = atTenThousand();
		// As the only worker it receives the whole budget, set here to its part of 100 PHA among a million shares.
		const share = payoutShare(bits("10000.4038886"), 2000, 1);
		setTokenomics({ budgetPerBlock: (100n * share) / 1_000_000n });
		gatekeeper.start({ heartbeatBlocks: 60 });
		blocks(70);
		const first = money();
		blocks(60);
		const second = money();
		expect(workers()[0]?.v).toBe(10_000n * ONE);
		const payout = second.earned - first.earned;
		expect(Number(payout) / 1e12).toBeCloseTo(51.699382159, 8);
		const treasury = first.subsidy - second.subsidy - (names.paysAtOnce ? payout : 0n);
		expect(Number(treasury) / 1e12).toBeCloseTo(12.924845539, 8);
	});

	it("follows the formulas to the bit, as they are projected", () => {
		const { gatekeeper, blocks, node, workers, money, tokenomics } = startGatekeeperChain(generation, [
			STAKE,
			2n * STAKE,
			STAKE / 2n,
		]);
		const { number } = node.head.header;
		const earned = money().earned;
		// The gatekeeper takes turns by key, from 1 on, the projection by place, from 0 on.
		const projected = projectV({
			workers: workers().map((worker) => ({ ...worker, deductible: 0n, paidAt: number + 1 })),
			otherShare: 0n,
			block: number + 1,
			blocks: 100,
			heartbeatBlocks: 20,
			tokenomics: tokenomics(),
		});
		gatekeeper.start({ heartbeatBlocks: 20 });
		blocks(100);
		gatekeeper.stop();
		expect(workers().map(({ v }) => v)).toEqual(projected.map(({ worker }) => worker.v));
		const paid = ((money().earned - earned) << 64n) / PHA;
		const payout = projected.reduce((sum, step) => sum + step.payout, 0n);
		expect(payout - paid).toBeGreaterThanOrEqual(0n);
		expect(payout - paid).toBeLessThan((100n * ONE) / PHA);
	});

	it("pays a block's whole budget for its heartbeats: four parts to pools, one to the treasury", () => {
		const { controls, gatekeeper, keys, blocks, money, names } = startGatekeeperChain(generation, [
			STAKE,
			STAKE,
			2n * STAKE,
		]);
		const silent = keys[1] ?? "";
		controls.sendUpdate({ offline: [silent] });
		// Workers 1 and 3 send heartbeats together in every second block.
		gatekeeper.start({ heartbeatBlocks: 2 });
		blocks(4);
		const before = money();
		blocks(20);
		const after = money();
		const paid = after.earned - before.earned;
		const treasury = before.subsidy - after.subsidy - (names.paysAtOnce ? paid : 0n);
		expect(Number(paid) / 1e12).toBeCloseTo(20 * 80, 9);
		expect(Number(treasury) / 1e12).toBeCloseTo(20 * 20, 9);
	});

	it("takes 0.1 % of V in an hour from a worker that is offline, pays it nothing, and not for that hour later", () => {
		const { controls, gatekeeper, keys, blocks, workers, money } = atTenThousand();
		const [worker = ""] = keys;
		controls.sendUpdate({ offline: [worker] });
		gatekeeper.start({ heartbeatBlocks: 10 });
		const { earned } = money();
		blocks(300);
		gatekeeper.stop();
		expect(decimal(workers()[0]?.v ?? 0n, 9)).toBe("9990.004981683");
		expect(money().earned).toBe(earned);
		gatekeeper.start({ heartbeatBlocks: 10 });
		blocks(300);
		controls.sendUpdate({ recovered: [worker] });
		blocks(11);
		const first = Number(money().earned - earned) / 1e12;
		expect(first).toBeGreaterThan(0);
		expect(first).toBeLessThan(11 * 80);
		const { v } = workers()[0] ?? { v: 0n };
		expect(v).toBeLessThan(bits("9980.03"));
		expect(v).toBeGreaterThan(bits("9980.01"));
	});

	it("settles the last V of a worker that stops, without a payout", () => {
		const { alice, gatekeeper, keys, names, blocks, run, read, node, money, workers } = atTenThousand();
		gatekeeper.start({ heartbeatBlocks: NEVER });
		blocks(60);
		const { session } = workers()[0] ?? { session: "0x" };
		const { subsidy } = money();
		run(alice, names.pool, names.stop, 0, keys[0]);
		blocks(1);
		const record = read(names.computing.pallet, names.computing.records, session) as { v: string };
		expect(decimal(BigInt(record.v), 9)).toBe("10000.403888600");
		expect(money().subsidy).toBe(subsidy);
		blocks(1);
		expect(node.head.body).toHaveLength(1);
	});

	it("continues from a V of another settlement", () => {
		const { controls, gatekeeper, keys, blocks, workers } = atTenThousand();
		const [worker = ""] = keys;
		gatekeeper.start({ heartbeatBlocks: NEVER });
		blocks(60);
		controls.settle([{ worker, payout: PHA, v: 2n * V }]);
		blocks(60);
		controls.settle([{ worker, payout: 0n, v: V }]);
		blocks(60);
		gatekeeper.stop();
		expect(decimal(workers()[0]?.v ?? 0n, 9)).toBe("10000.403888600");
	});

	it("keeps unsent settlements until a block includes them, and adds to them", () => {
		const { gatekeeper, node, blocks, money } = startGatekeeperChain(generation, [STAKE]);
		gatekeeper.start({ heartbeatBlocks: 5 });
		const { earned } = money();
		for (let i = 0; i < 20; i++) node.newBlock({ transactions: [] });
		expect(money().earned).toBe(earned);
		blocks(1);
		const paid = Number(money().earned - earned) / 1e12;
		expect(paid).toBeGreaterThan(15 * 80);
		blocks(1);
		expect(node.head.body).toHaveLength(1);
	});

	it.each(["reapply", "pool", "drop"] as const)("pays once and all of it when blocks are replaced: %s", (retracted) => {
		const played = (reorgs: boolean) => {
			const { gatekeeper, node, blocks, workers, money } = startGatekeeperChain(generation, [STAKE, 2n * STAKE]);
			blocks(2);
			const { number } = node.head.header;
			gatekeeper.start({ heartbeatBlocks: 4 });
			for (let round = 1; round <= 4; round++) {
				blocks(9);
				if (reorgs) node.reorg(round * 2, retracted);
				else blocks(1);
			}
			// A branch from before the gatekeeper started.
			if (reorgs) node.reorg(node.head.header.number - number + 1, retracted);
			else blocks(1);
			blocks(2);
			gatekeeper.stop();
			return { v: workers().map(({ v }) => v), earned: money().earned, number: node.head.header.number };
		};
		const [quiet, replaced] = [played(false), played(true)];
		expect(replaced).toMatchObject({ v: quiet.v, number: quiet.number });
		// The chain rounds each settlement down to the pico, and late settlements were sent as one.
		expect(replaced.earned - quiet.earned).toBeGreaterThanOrEqual(0n);
		expect(replaced.earned - quiet.earned).toBeLessThan(50n);
	});

	it("produces no blocks: a transaction gets its own block, besides the gatekeeper's message", async () => {
		const { alice, gatekeeper, node, tx, blocks } = startGatekeeperChain(generation, [STAKE, STAKE, STAKE]);
		gatekeeper.start({ heartbeatBlocks: 3 });
		blocks(5);
		const { number } = node.head.header;
		const remark = tx(alice, "System", "remark", "0x00");
		node.submit(remark);
		const block = node.newBlock({ limit: 1 });
		expect(block.body).toHaveLength(3);
		expect(block.body.at(-1)).toBe(remark);
		expect(node.pool.hasReady).toBe(false);
		expect(node.head.header.number).toBe(number + 1);
	});

	it("pays per block, regardless of their times", () => {
		const slow = startGatekeeperChain(generation, [STAKE]);
		const fast = startGatekeeperChain(generation, [STAKE]);
		for (const { gatekeeper, controls } of [slow, fast]) {
			gatekeeper.start({ heartbeatBlocks: 5 });
			controls.advance(slow.gatekeeper === gatekeeper ? { days: 40, blocks: 40 } : { blocks: 40 });
		}
		expect(slow.money()).toEqual(fast.money());
		expect(slow.workers()).toEqual(fast.workers());
	});

	it("refuses a heartbeat in every block: V would never grow", () => {
		const { gatekeeper } = startGatekeeperChain(generation, []);
		for (const heartbeatBlocks of [1, 2.5, Number.NaN]) {
			expect(() => gatekeeper.start({ heartbeatBlocks })).toThrow("Expected an integer ≥ 2.");
		}
	});
});

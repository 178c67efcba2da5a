import { describe, expect, it } from "vitest";
import { Snapshots } from "../../../../src/devchain/snapshots.ts";
import { GENERATIONS, PHA, startGatekeeperChain } from "../../../support/devchain/gatekeeper-chain.ts";

describe.each(GENERATIONS)("a reverted gatekeeper of generation %i", (generation) => {
	it("repeats V and payments exactly, and pays nothing twice", () => {
		const chain = startGatekeeperChain(generation, [5_000n * PHA, 6_000n * PHA]);
		const { node, gatekeeper, controls } = chain;
		const snapshots = new Snapshots(node, gatekeeper, controls);
		gatekeeper.start({ heartbeatBlocks: 3 });
		chain.blocks(10);
		const snapshot = snapshots.take();
		const outcome = () => {
			chain.blocks(8);
			return {
				workers: chain.workers(),
				money: chain.money(),
				sequence: chain.read("PhalaMq", "OffchainIngress", { Gatekeeper: null }),
			};
		};
		const first = outcome();
		expect(first.workers).toHaveLength(2);
		gatekeeper.stop();
		const stopped = chain.workers();
		expect(gatekeeper.isRunning).toBe(false);
		snapshots.revert(snapshot);
		expect(gatekeeper.isRunning).toBe(true);
		const second = outcome();
		expect(second).toEqual(first);
		gatekeeper.stop();
		expect(chain.workers()).toEqual(stopped);
	});

	it("does not remember storage that was edited after the snapshot", () => {
		const chain = startGatekeeperChain(generation, [5_000n * PHA]);
		const { node, gatekeeper, controls, setTokenomics } = chain;
		const snapshots = new Snapshots(node, gatekeeper, controls);
		gatekeeper.start({ heartbeatBlocks: 2 });
		chain.blocks(3);
		const snapshot = snapshots.take();
		const outcome = () => {
			chain.blocks(4);
			return { workers: chain.workers(), money: chain.money() };
		};
		const plain = outcome();
		snapshots.revert(snapshot);
		setTokenomics({ budgetPerBlock: 10n ** 22n });
		expect(outcome()).not.toEqual(plain);
		snapshots.revert(snapshot);
		expect(outcome()).toEqual(plain);
	});

	it("is stopped again where it was started after the snapshot", () => {
		const chain = startGatekeeperChain(generation, [5_000n * PHA]);
		const snapshots = new Snapshots(chain.node, chain.gatekeeper, chain.controls);
		const snapshot = snapshots.take();
		chain.gatekeeper.start();
		snapshots.revert(snapshot);
		expect(chain.gatekeeper.isRunning).toBe(false);
		expect(chain.node.newBlock().body).toHaveLength(1);
	});
});

import type { Hex } from "../../../src/codec/hex.ts";
import { loadAccounts } from "../../../src/devchain/accounts.ts";
import { DevControls } from "../../../src/devchain/dev-controls.ts";
import { SYSTEM_ACCOUNTS } from "../../../src/devchain/dev-signers.ts";
import { RunningGatekeeper } from "../../../src/devchain/gatekeeper/gatekeeper.ts";
import { WorkerReader, type WorkerRecord } from "../../../src/devchain/gatekeeper/worker-reader.ts";
import type { Block } from "../../../src/devchain/node/block.ts";
import { stateGet } from "../../../src/devchain/node/state-map.ts";
import { callByName, entryKey, entryValue } from "../../../src/devchain/node/storage-by-name.ts";
import { createNode } from "../../../src/devchain/options.ts";
import { polkadotTypes } from "../../../src/devchain/runtime/frame/polkadot-types.ts";
import { fastVerification } from "../../../src/devchain/runtime/frame/signature.ts";
import { phalaRuntime as phalaRuntime1 } from "../../../src/devchain/runtime/v1/index.ts";
import { phalaRuntime as phalaRuntime2 } from "../../../src/devchain/runtime/v2/index.ts";
import { signExtrinsic } from "../../../src/devchain/sign-extrinsic.ts";
import type { VParameters } from "../../../src/math/index.ts";

await Promise.all([polkadotTypes.fetch(), fastVerification.fetch()]);
const accounts = await loadAccounts(30);

/** `modlphala/pp`: pays rewards. */
const SUBSIDY = `0x${Buffer.from("modlphala/pp").toString("hex").padEnd(64, "0")}`;

export const PHA = 10n ** 12n;

/** Names and calls of each generation. */
const CALLS = {
	1: {
		runtime: phalaRuntime1(),
		prepare: () => [],
		pool: "PhalaStakePool",
		contribute: (amount: bigint) => [0, amount],
		start: "startMining",
		stop: "stopMining",
		paysAtOnce: false,
		computing: { pallet: "PhalaMining", records: "Miners", settled: "phalaMining.MinerSettled" },
	},
	2: {
		runtime: phalaRuntime2(),
		prepare: (amount: bigint) => [["PhalaWrappedBalances", "wrap", amount]] as const,
		pool: "PhalaStakePoolv2",
		contribute: (amount: bigint) => [0, amount, null],
		start: "startComputing",
		stop: "stopComputing",
		/** Whether the reward account pays pools immediately, or only the treasury. */
		paysAtOnce: true,
		computing: { pallet: "PhalaComputation", records: "Sessions", settled: "phalaComputation.SessionSettled" },
	},
} as const;

export type Generation = keyof typeof CALLS;
export const GENERATIONS = Object.keys(CALLS).map(Number) as Generation[];

/** A chain with pool 0 of Alice, its workers (keys 1, 2, …) computing with `stakes` and score 2000, and a stopped gatekeeper. */
export function startGatekeeperChain(generation: Generation, stakes: readonly bigint[]) {
	const names = CALLS[generation];
	const { alice, bob } = accounts;
	const node = createNode(names.runtime, { seal: "manual" });
	const { runtime } = node;
	const gatekeeper = new RunningGatekeeper(node, SYSTEM_ACCOUNTS);
	const controls = new DevControls(node, SYSTEM_ACCOUNTS);
	const reader = new WorkerReader(runtime);
	const tx = (pair: typeof alice, pallet: string, method: string, ...args: readonly unknown[]): Hex =>
		signExtrinsic(node, callByName(runtime, pallet, method)(...args).toU8a(), pair);
	const run = (...call: Parameters<typeof tx>): Block => node.newBlock({ transactions: [tx(...call)] });
	node.newBlock();
	const amount = 200_000n * PHA;
	const keys = stakes.map(() => controls.registerWorker({ operator: alice.address, score: 2000, confidenceLevel: 1 }));
	run(alice, names.pool, "create");
	for (const call of names.prepare(amount)) run(bob, ...call);
	run(bob, names.pool, "contribute", ...names.contribute(amount));
	for (const key of keys) run(alice, names.pool, "addWorker", 0, key);
	for (const [i, key] of keys.entries()) run(alice, names.pool, names.start, 0, key, stakes[i]);
	const read = (pallet: string, item: string, ...args: unknown[]) =>
		entryValue(runtime, pallet, item, stateGet(node.head.state, entryKey(runtime, pallet, item, args))).toJSON();
	return {
		node,
		gatekeeper,
		controls,
		keys,
		alice,
		bob,
		names,
		tx,
		run,
		blocks: (count: number): void => {
			for (let i = 0; i < count; i++) node.newBlock();
		},
		/** The computing workers on the chain, in the order of the keys. */
		workers: (): WorkerRecord[] => {
			const found = reader.workers(node.head.state);
			return keys.flatMap((key) => found.filter(({ worker }) => worker === key));
		},
		tokenomics: (): VParameters => {
			const found = reader.tokenomics(node.head.state);
			if (found === null) throw new Error("no parameters");
			return found;
		},
		/** Changes tokenomic parameters. */
		setTokenomics: (change: Partial<Record<keyof VParameters, bigint>>): void => {
			const item = [names.computing.pallet, "TokenomicParameters"] as const;
			const value = entryValue(runtime, ...item, { ...(read(...item) as object), ...change });
			node.edit(new Map([[entryKey(runtime, ...item), value.toU8a()]]));
		},
		/** Rewards of the workers since they were bound, and balance of the account that pays, pico PHA. */
		money: () => {
			const { data } = read("System", "Account", SUBSIDY) as { data: { free: string | number } };
			const earned = reader.workers(node.head.state).map(({ session }) => {
				const record = read(names.computing.pallet, names.computing.records, session) as {
					stats: { totalReward: string | number };
				};
				return BigInt(record.stats.totalReward);
			});
			return { earned: earned.reduce((sum, one) => sum + one, 0n), subsidy: BigInt(data.free) };
		},
		read,
		/** Names of events of a block. */
		events: (block: Block = node.head): string[] => {
			const key = entryKey(runtime, "System", "Events");
			const events = entryValue(runtime, "System", "Events", stateGet(block.state, key)) as unknown as {
				event: { section: string; method: string };
			}[];
			return [...events].map(({ event }) => `${event.section}.${event.method}`);
		},
	};
}

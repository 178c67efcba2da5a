import type { KeyringPair } from "@polkadot/keyring/types";
import { describe, expect, it } from "vitest";
import type { DevChain } from "../../src/devchain/index.ts";
import { type BatchMode, isPhalaError, type Phala, type Plan, parsePha } from "../../src/index.ts";
import { createFixture } from "../../src/testing/index.ts";

const MODES: readonly BatchMode[] = ["all", "best-effort", "force"];
const GENERATIONS = [1, 2] as const;
const pha = parsePha;

/** A chain with two pools of Alice, and a client. */
interface Setting {
	readonly chain: DevChain;
	readonly phala: Phala;
	readonly alice: KeyringPair;
	readonly bob: KeyringPair;
	readonly pids: readonly [number, number];
	/** Registers a worker of Alice that can start with 2000 PHA. */
	worker(): Promise<string>;
}

const twoPools = (generation: 1 | 2) =>
	createFixture({ generation, setUp: async ({ pool }) => [(await pool()).pid, (await pool()).pid] as const });
const fixtures = { 1: twoPools(1), 2: twoPools(2) };

async function withSetting(generation: 1 | 2, body: (setting: Setting) => Promise<void>): Promise<void> {
	await using t = await fixtures[generation].start();
	const { chain, phala, accounts, data: pids } = t;
	const { alice, bob } = accounts;
	const worker = () => chain.registerWorker({ operator: alice, score: 400, confidenceLevel: 1 });
	await body({ chain, phala, alice, bob, pids, worker });
}

/** Sends a batch that its check accepts, and expects every plan to succeed. */
async function expectAccepted(phala: Phala, signer: KeyringPair, mode: BatchMode, plans: readonly Plan<unknown>[]) {
	const batch = phala.batch(plans, { mode });
	expect(await batch.check(signer)).toEqual([]);
	const { result } = await batch.send(signer).inBlock;
	for (const one of result as readonly object[]) expect(one).not.toMatchObject({ ok: false });
}

/** Expects the check to report `code`, and the chain to refuse the batch for it. */
async function expectRefused(phala: Phala, signer: KeyringPair, plans: readonly Plan<unknown>[], code: string) {
	const batch = phala.batch(plans);
	expect((await batch.check(signer)).map((failure) => failure.code)).toEqual([code]);
	const sent = batch.send(signer, { check: false }).inBlock;
	await expect(sent).rejects.toMatchObject({ code, details: { dispatch: expect.anything() } });
}

describe.each(GENERATIONS)("in generation %i a batch in which a plan depends on those before it", (generation) => {
	const sequences: readonly [string, (setting: Setting) => Promise<[KeyringPair, readonly Plan<unknown>[]]>][] = [
		[
			"batch-addworker-start: starts the worker that it adds",
			async ({ phala, alice, pids: [pid], worker }) => {
				await phala.delegator(alice).contribute(pid, pha("3000")).send(alice).inBlock;
				const key = await worker();
				return [alice, [phala.stakePool(pid).addWorker(key), phala.worker(key).start(pha("2000"))]];
			},
		],
		[
			"configures the pool that it creates",
			async ({ phala, alice, pids }) => {
				const next = phala.stakePool(Math.max(...pids) + 1);
				return [alice, [phala.createStakePool(), next.setCommission(10_000), next.setCap(pha("50"))]];
			},
		],
		[
			"starts a worker with the stake that it contributes",
			async ({ phala, alice, pids: [pid], worker }) => {
				const key = await worker();
				await phala.stakePool(pid).addWorker(key).send(alice).inBlock;
				return [alice, [phala.delegator(alice).contribute(pid, pha("2500")), phala.worker(key).start(pha("2000"))]];
			},
		],
		[
			"contributes below the cap that it sets",
			async ({ phala, alice, pids: [pid] }) => {
				await phala.stakePool(pid).setCap(pha("100")).send(alice).inBlock;
				return [alice, [phala.stakePool(pid).setCap(pha("500")), phala.delegator(alice).contribute(pid, pha("400"))]];
			},
		],
		[
			"starts a worker with the stake that it reclaims",
			async ({ chain, phala, alice, pids: [pid], worker }) => {
				const [first, second] = [await worker(), await worker()];
				const pool = phala.stakePool(pid);
				await phala.delegator(alice).contribute(pid, pha("2500")).send(alice).inBlock;
				await phala.batch([pool.addWorker(first), pool.addWorker(second)]).send(alice).inBlock;
				await phala.worker(first).start(pha("2000")).send(alice).inBlock;
				await phala.worker(first).stop().send(alice).inBlock;
				await chain.advance({ days: 8 });
				return [alice, [phala.worker(first).reclaim(), phala.worker(second).start(pha("2000"))]];
			},
		],
		[
			"adds the worker elsewhere that it unbinds",
			async ({ phala, alice, pids: [pid, other], worker }) => {
				const key = await worker();
				await phala.stakePool(pid).addWorker(key).send(alice).inBlock;
				return [alice, [phala.worker(key).unbind(), phala.stakePool(other).addWorker(key)]];
			},
		],
		[
			"removes an account from the whitelist that it creates",
			async ({ phala, alice, bob, pids: [pid] }) => {
				const pool = phala.stakePool(pid);
				return [alice, [pool.addToWhitelist(bob.address), pool.removeFromWhitelist(bob.address)]];
			},
		],
		[
			"contributes elsewhere what it withdraws",
			async ({ phala, bob, pids: [pid, other] }) => {
				const delegator = phala.delegator(bob);
				const { contributable } = await delegator.get();
				await delegator.contribute(pid, contributable - pha("1")).send(bob).inBlock;
				return [bob, [delegator.withdraw(pid, "all"), delegator.contribute(other, pha("5000"))]];
			},
		],
		[
			"contributes elsewhere everything that it withdraws",
			async ({ phala, bob, pids: [pid, other] }) => {
				const delegator = phala.delegator(bob);
				await delegator.contribute(pid, "all").send(bob).inBlock;
				return [bob, [delegator.withdraw(pid, "all"), delegator.contribute(other, "all")]];
			},
		],
		[
			"moves the stake that it contributes, to a pool whose cap it raises",
			async ({ phala, alice, pids: [pid, other] }) => {
				const delegator = phala.delegator(alice);
				const pool = phala.stakePool(other);
				await pool.setCap(0n).send(alice).inBlock;
				const stake = pha("120.000000000007");
				return [alice, [delegator.contribute(pid, stake), pool.setCap(stake), delegator.move(pid, other, "all")]];
			},
		],
	];

	it("creates a pool, funds it, and starts a worker there", async () => {
		for (const mode of MODES) {
			await withSetting(generation, async ({ phala, alice, pids, worker }) => {
				const pid = Math.max(...pids) + 1;
				const pool = phala.stakePool(pid);
				const key = await worker();
				await expectAccepted(phala, alice, mode, [
					phala.createStakePool(),
					pool.setCap(pha("3000")),
					phala.delegator(alice).contribute(pid, pha("2500")),
					pool.addWorker(key),
					phala.worker(key).start(pha("2000")),
					phala.worker(key).restart(pha("2100")),
					phala.worker(key).stop(),
					phala.delegator(alice).withdraw(pid, { amount: pha("300") }),
				]);
				expect(await phala.worker(key).get()).toMatchObject({ pid, state: "CoolingDown" });
				expect((await pool.get()).freeStake).toBe(pha("100"));
			});
		}
	});

	it("needs an account to be built where what it calls depends on it", async () => {
		await withSetting(generation, async ({ phala, alice, pids: [pid], worker }) => {
			const key = await worker();
			const batch = phala.batch([phala.stakePool(pid).addWorker(key), phala.worker(key).start(pha("2000"))]);
			await expect(batch.extrinsic()).rejects.toMatchObject({ code: "INVALID_ARGUMENT", details: { name: "account" } });
			await phala.delegator(alice).contribute(pid, pha("2500")).send(alice).inBlock;
			expect((await batch.extrinsic(alice)).method.args[0]).toHaveLength(2);
		});
	});

	it.each(sequences)("%s", async (_, arrange) => {
		for (const mode of MODES) {
			await withSetting(generation, async (setting) => {
				const [signer, plans] = await arrange(setting);
				await expectAccepted(setting.phala, signer, mode, plans);
			});
		}
	});

	it("batch-shared-wrapped: counts the room below a cap once", async () => {
		await withSetting(generation, async ({ phala, alice, bob, pids: [pid] }) => {
			await phala.stakePool(pid).setCap(pha("100")).send(alice).inBlock;
			const sixty = phala.delegator(bob).contribute(pid, pha("60"));
			await expectRefused(phala, bob, [sixty, sixty], "CAP_EXCEEDED");
			const [failure] = await phala.batch([sixty, sixty]).check(bob);
			expect(failure?.details).toMatchObject({ remaining: pha("40") });
		});
	});

	it("batch-shared-wrapped: counts free stake once", async () => {
		await withSetting(generation, async ({ phala, alice, bob, pids: [pid], worker }) => {
			const keys = [await worker(), await worker()];
			await phala.delegator(bob).contribute(pid, pha("2500")).send(bob).inBlock;
			await phala.batch(keys.map((key) => phala.stakePool(pid).addWorker(key))).send(alice).inBlock;
			const starts = keys.map((key) => phala.worker(key).start(pha("2000")));
			await expectRefused(phala, alice, starts, "INSUFFICIENT_FREE_STAKE");
		});
	});

	it("counts a reward once", async () => {
		await withSetting(generation, async ({ chain, phala, alice, bob, pids: [pid], worker }) => {
			const key = await worker();
			const pool = phala.stakePool(pid);
			await pool.setCommission(500_000).send(alice).inBlock;
			await phala.delegator(bob).contribute(pid, pha("2500")).send(bob).inBlock;
			await phala.batch([pool.addWorker(key), phala.worker(key).start(pha("2000"))]).send(alice).inBlock;
			await chain.settle([{ worker: key, payout: pha("100") }]);
			await expectRefused(phala, alice, [pool.claimOwnerReward(), pool.claimOwnerReward()], "NO_REWARD");
		});
	});

	it("counts PHA once, and the fee before everything else", async () => {
		await withSetting(generation, async ({ phala, bob, pids }) => {
			const delegator = phala.delegator(bob);
			const { contributable } = await delegator.get();
			const most = pids.map((pid) => delegator.contribute(pid, (contributable * 6n) / 10n));
			const [failure] = await phala.batch(most).check(bob);
			expect(failure?.code).toBe("INSUFFICIENT_BALANCE");
			for (const mode of ["best-effort", "force"] as const) {
				const { result } = await phala.batch(most, { mode }).send(bob).inBlock;
				expect(result).toMatchObject([{ ok: true }, { ok: false, error: { code: "INSUFFICIENT_BALANCE" } }]);
				await delegator.withdraw(pids[0], "all").send(bob).inBlock;
			}
			const rest = (await delegator.get()).contributable;
			const everything = phala.batch([delegator.contribute(pids[0], rest)]);
			const [unpayable] = await everything.check(bob);
			expect(unpayable).toMatchObject({ code: "FEE_UNPAYABLE", details: { available: 0n } });
		});
	});
});

describe("a batch of generation 2", () => {
	it("batch-shared-wrapped: wraps what the plans before it have used of the W-PHA", async () => {
		await withSetting(2, async ({ phala, bob, pids }) => {
			const delegator = phala.delegator(bob);
			await delegator.wrap(pha("100")).send(bob).inBlock;
			const batch = phala.batch(pids.map((pid) => delegator.contribute(pid, pha("80"))));
			expect(await batch.check(bob)).toEqual([]);
			const { result } = await batch.send(bob).inBlock;
			expect(result.map(({ wrapped }) => wrapped)).toEqual([0n, pha("60")]);
			expect((await delegator.get()).wrapped).toBe(0n);
		});
	});

	it("unwraps what it withdraws", async () => {
		for (const mode of MODES) {
			await withSetting(2, async ({ phala, bob, pids: [pid] }) => {
				const delegator = phala.delegator(bob);
				await delegator.contribute(pid, pha("100")).send(bob).inBlock;
				await expectAccepted(phala, bob, mode, [delegator.withdraw(pid, "all"), delegator.unwrap("all")]);
				expect((await delegator.get()).wrapped).toBe(0n);
			});
		}
	});

	it("invests what it contributes to a vault, and pays the owner the shares that it gains", async () => {
		await withSetting(2, async ({ chain, phala, alice, bob, pids: [pid], worker }) => {
			const { pid: vaultPid } = (await phala.createVault().send(bob).inBlock).result;
			const vault = phala.vault(vaultPid);
			const invest = [phala.delegator(bob).contribute(vaultPid, pha("3000")), vault.contributeToPool(pid, pha("2500"))];
			await expectAccepted(phala, bob, "all", [vault.setCommission(500_000), ...invest]);
			const key = await worker();
			await expectAccepted(phala, alice, "all", [
				phala.stakePool(pid).addWorker(key),
				phala.worker(key).start(pha("2000")),
			]);
			await chain.settle([{ worker: key, payout: pha("1000") }]);
			await expectAccepted(phala, bob, "all", [vault.gainOwnerShares(), vault.claimOwnerShares()]);
		});
	});
});

it("a batch takes as many round trips for many plans as for few", async () => {
	await withSetting(2, async ({ chain, phala, alice, pids: [pid], worker }) => {
		const total = () => Object.values(chain.stats.requests).reduce((sum, requests) => sum + requests, 0);
		const count = async (plans: readonly Plan<unknown>[]) => {
			const batch = phala.batch(plans);
			await batch.check(alice);
			const counts: number[] = [];
			// What follows earlier transactions may add requests of its own.
			for (let i = 0; i < 3; i++) {
				const before = total();
				expect(await batch.check(alice)).toEqual([]);
				counts.push(total() - before);
			}
			return Math.min(...counts);
		};
		await phala.delegator(alice).contribute(pid, pha("90000")).send(alice).inBlock;
		const plans: Plan<unknown>[] = [];
		for (let i = 0; i < 20; i++) {
			const key = await worker();
			plans.push(phala.stakePool(pid).addWorker(key), phala.worker(key).start(pha("2000")));
		}
		const few = await count(plans.slice(0, 2));
		expect(few).toBeLessThan(15);
		expect(await count(plans)).toBe(few);
	});
});

it("a batch without effects on each other is the sum of its plans", async () => {
	await withSetting(2, async ({ phala, alice, bob, pids: [pid] }) => {
		const mine = phala.delegator(bob).contribute(pid, pha("5"));
		const error = await phala
			.batch([mine, phala.stakePool(99).setCap(1n)])
			.send(bob)
			.inBlock.catch((cause) => cause);
		expect(isPhalaError(error, "NOT_FOUND")).toBe(true);
		expect(() => phala.batch([mine, phala.delegator(alice).contribute(pid, 1n)])).toThrow("plans of one account");
	});
});

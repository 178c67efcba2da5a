import { describe, expect, test } from "vitest";
import { type Phala, parsePha, type WithdrawAmount } from "../../src/index.ts";
import { createFixture, type TestChain } from "../../src/testing/index.ts";

const pha = parsePha;

interface Data {
	readonly from: number;
	/** The vault: it has stake in `from`, and waits in its queue for 60 PHA. */
	readonly to: number;
}

/** Of what the last payout added, the queue of the first pool has been paid nothing yet: the next withdrawal pays it. */
const fixture = createFixture<Data>({
	generation: 2,
	async setUp({ phala, accounts: { bob, charlie, dave, ferdie }, pool, vault, rewardDay }) {
		const { pid: from } = await pool({ workers: 1, stake: pha("2000") });
		await phala.delegator(charlie).contribute(from, pha("500")).send(charlie).inBlock;
		const investments = [{ pid: from, amount: pha("300") }];
		const { pid: to } = await vault({ owner: "bob", stake: pha("310"), delegator: "dave", investments });
		await phala.delegator(charlie).contribute(to, pha("20")).send(charlie).inBlock;
		// All free stake, so that requests wait.
		await phala
			.delegator(ferdie)
			.withdraw(from, { amount: pha("800") })
			.send(ferdie).inBlock;
		await phala
			.vault(to)
			.withdrawFromPool(from, { amount: pha("60") })
			.send(bob).inBlock;
		await phala
			.delegator(dave)
			.withdraw(to, { amount: pha("120") })
			.send(dave).inBlock;
		await rewardDay({ pid: from, payout: pha("200") });
		return { from, to };
	},
});

/** A client, or one of its past blocks. */
type View = Awaited<ReturnType<Phala["at"]>> | Phala;

type Prepare = (t: TestChain<Data>) => Promise<unknown>;

const SETTINGS: readonly (readonly [string, Prepare])[] = [
	["waits in the queue of the first pool, and pays its own from what it gets", async () => {}],
	[
		"waits there, and pays its own queue to the account too",
		({ phala, accounts: { charlie }, data: { to } }) =>
			phala
				.delegator(charlie)
				.withdraw(to, { amount: pha("15") })
				.send(charlie).inBlock,
	],
	[
		"waits there, behind a request of the account, which the move replaces",
		async ({ phala, accounts: { bob, charlie }, data: { from, to }, rewardDay }) => {
			await phala
				.delegator(charlie)
				.withdraw(from, { amount: pha("400") })
				.send(charlie).inBlock;
			await phala
				.vault(to)
				.withdrawFromPool(from, { amount: pha("40") })
				.send(bob).inBlock;
			await rewardDay({ pid: from, payout: pha("200") });
		},
	],
];

const AMOUNTS: readonly (readonly [string, WithdrawAmount, boolean])[] = [
	["a value", { amount: pha("50") }, false],
	["everything that is paid", "all", true],
];

const state = async (phala: View, { from, to }: Data) => {
	const [pool, vault] = await Promise.all([phala.stakePool(from).get(), phala.vault(to).get()]);
	return [pool, vault].map(({ freeStake, totalStake, totalShares, withdrawQueue }) => ({
		freeStake,
		totalStake,
		totalShares,
		queue: withdrawQueue.map(({ delegator, shares }) => ({ delegator, shares })),
	}));
};

describe("a move into a vault that", () => {
	describe.each(SETTINGS)("%s", (_, prepare) => {
		test.each(AMOUNTS)("does with %s what its preview and its simulation show", async (_, amount, queueRest) => {
			await using t = await fixture.start();
			const { phala, accounts, data } = t;
			const { from, to } = data;
			await prepare(t);
			const [before] = await state(phala, data);
			expect(before?.queue.length).toBeGreaterThan(0);
			const plan = phala.delegator(accounts.charlie).move(from, to, amount, { queueRest });
			const preview = await plan.preview();
			const simulation = await plan.simulate();
			expect(preview.failures).toEqual([]);
			const { result, fee } = await plan.send(accounts.charlie).inBlock;
			expect(result.contributed).toBeGreaterThan(0n);
			expect(result.contributed).toBe(result.withdrawn);
			expect(preview).toMatchObject({ result, fee });
			expect(simulation).toMatchObject({ result, fee, error: null, failures: [] });
			expect(await state(await phala.at(simulation.after), data)).toEqual(await state(phala, data));
		});
	});
});

import { expect, vi } from "vitest";
import { formatPha, isSameAddress, type Phala, parsePha, percent } from "../../../src/index.ts";
import { FakePage, FakeWallet } from "../fake-wallets.ts";
import type { RecipeTest, RecipeWorld } from "./recipe-runner.ts";

const PID = 22;
const short = (amount: bigint) => formatPha(amount, { decimals: 2, grouping: true, symbol: "PHA" });

/** A pool that cannot pay a withdrawal at once. Bob delegates 100 PHA to it. */
export async function contributeToStuckPool({ phala, chain }: Pick<RecipeWorld, "phala" | "chain">): Promise<number> {
	const { bob } = chain.accounts;
	const isStuck = (queue: bigint) => queue > parsePha("500");
	const [pool] = await phala.stakePools.list({
		where: ({ freeStake, whitelist, cap, sharePrice, withdrawQueue }) =>
			freeStake === 0n &&
			whitelist === null &&
			cap === null &&
			sharePrice !== null &&
			isStuck(withdrawQueue.reduce((sum, { value }) => sum + value, 0n)),
	});
	if (!pool) throw new Error("The busy network has no such pool");
	await phala.delegator(bob).contribute(pool.pid, parsePha("100")).send(bob).inBlock;
	return pool.pid;
}

/** Sends by the owner of a pool. */
async function ownerOf(phala: Phala, chain: RecipeWorld["chain"], pid: number) {
	return chain.impersonate((await phala.stakePool(pid).get()).owner);
}

/** Recipes for users of a console, by slug. */
export const consoleRecipes: Readonly<Record<string, RecipeTest>> = {
	"my-pools": async ({ phala, generation }, recipe) => {
		const lines = await recipe.run();
		const { totalStake, freeStake, ownerReward, workers, withdrawQueue } = await phala.stakePool(PID).get();
		expect(lines).toHaveLength(6);
		expect(lines[3]).toMatch(new RegExp(`^Pool 22: \\d+ % commission, ${workers.length} workers$`));
		expect(lines[4]).toBe(`  delegated ${short(totalStake)}, of it free ${short(freeStake)}`);
		expect(lines[5]).toBe(
			`  commission to claim ${short(ownerReward)}, requests in the queue: ${withdrawQueue.length}`,
		);
		const daves = await recipe.run({ env: { PHALA_OWNER: "//Dave" } });
		if (generation === 2) expect(daves).toEqual([expect.stringMatching(/^Vault \d+: \d+ pools, [\d,.]+ PHA, free /)]);
		else expect(daves).toEqual([]);
	},

	"pools-open-to-me": async ({ phala, chain }, recipe) => {
		const [listed] = await phala.stakePools.list({ where: (pool) => pool.whitelist !== null && pool.capGap === null });
		const pid = listed?.pid ?? -1;
		const eve = { env: { PHALA_SIGNER: "//Eve" } };
		const before = await recipe.run(eve);
		expect(before).not.toContainEqual(expect.stringContaining("whitelist"));
		const full = await phala.stakePools.list({
			where: (pool) => pool.delegable !== 0n && pool.whitelist === null,
		});
		expect(before.at(-1)).toBe(`${full.length} of 40 pools`);
		const add = phala.stakePool(pid).addToWhitelist(chain.accounts.eve);
		await add.send(await ownerOf(phala, chain, pid)).inBlock;
		const after = await recipe.run(eve);
		expect(after).toContain(`Pool ${pid}: any amount, by its whitelist`);
		expect(after.at(-1)).toBe(`${full.length + 1} of 40 pools`);
	},

	"pools-by-apr": async ({ phala }, recipe) => {
		const lines = await recipe.run();
		const rates = lines.map((line) => Number(/: ([\d.]+) % a year/.exec(line)?.[1]));
		expect(rates).toHaveLength(10);
		expect(rates).toEqual(rates.toSorted((a, b) => b - a));
		const [, best] = /^Pool (\d+):/.exec(lines[0] ?? "") ?? [];
		const { apr } = await phala.stakePool(Number(best)).estimateEarnings();
		expect(rates[0]).toBe(Number((100 * apr).toFixed(2)));
	},

	"withdraw-preview": async (world, recipe) => {
		const pid = await contributeToStuckPool(world);
		const text = (await recipe.run()).join("\n");
		expect(text).toMatch(
			new RegExp(
				`^Pool ${pid}: worth (100|99.99).*, 0.00 PHA at once, fee 0\\.\\d+ PHA\n {2}(100|99.99).* waits behind `,
				"m",
			),
		);
		expect(text).toMatch(/ {2}workers may be stopped from 20\d\d-\d\d-\d\d on, paid by 20\d\d-\d\d-\d\d at the latest/);
		const [, worth, paid] = /^Pool 17: worth ([\d,.]+) PHA, ([\d,.]+) PHA at once/m.exec(text) ?? [];
		expect(worth).toBeDefined();
		expect(paid).toBe(worth);
	},

	"delegators-of-my-pool": async ({ phala }, recipe) => {
		const lines = await recipe.run();
		const positions = await phala.stakePool(PID).positions();
		const start = lines.findIndex((line) => line.startsWith(`Pool ${PID}: ${positions.length} delegators`));
		const rows = lines.slice(start + 1);
		expect(rows).toHaveLength(positions.length);
		const parts = rows.map((row) => Number(/, ([\d.]+) %/.exec(row)?.[1]));
		expect(parts).toEqual(parts.toSorted((a, b) => b - a));
		expect(parts.reduce((sum, part) => sum + part, 0)).toBeGreaterThan(99.5);
		for (const { delegator, value } of positions) {
			const row = rows.find((line) => line.includes(delegator));
			expect(row).toContain(`, ${short(value)}, `);
		}
	},

	"my-rewards-since": async (_, recipe) => {
		const lines = await recipe.run();
		const [total = ""] = lines.slice(-1);
		expect(total).toMatch(/^[\d.]+ PHA since 2023-12-1\d$/);
		const amounts = lines.map((line) => parsePha(/^(?:Pool \d+: )?([\d.]+) PHA/.exec(line)?.[1] ?? "?"));
		const sum = amounts.slice(0, -1).reduce((all, amount) => all + amount, 0n);
		expect(amounts.at(-1)).toBe(sum);
		expect(sum).toBeGreaterThan(0n);
	},

	"commission-warning": async ({ phala, chain }, recipe) => {
		const { commissionPpm } = await phala.stakePool(17).get();
		const running = await recipe.start();
		await running.prints(/^Block \d+: \d+ risks/m);
		const owner = await ownerOf(phala, chain, 17);
		await phala.stakePool(17).setCommission(percent("90")).send(owner).inBlock;
		await running.prints(
			new RegExp(`^Pool 17: ${commissionPpm / 10_000} % → 90 % since 2023-12-2\\d \\d\\d:\\d\\d$`, "m"),
		);
		await phala.stakePool(17).setCommission({ ppm: commissionPpm }).send(owner).inBlock;
		await running.prints(/^Lowered again: commissionRaised/m);
		expect(await running.close()).toContain("  delegator: leave");
	},

	"switch-node": async ({ chain }, recipe) => {
		const other = await chain.listen();
		const lines = await recipe.run({ replace: { "ws://127.0.0.1:9945": other.url } });
		expect(lines).toHaveLength(2);
		expect(lines[0]).toMatch(/^Not switched: .*127\.0\.0\.1:1/);
		expect(lines[1]).toBe(`connected to ${other.url} at block ${chain.best.number}`);
		await other.close();
	},

	"several-wallets": async ({ chain }, recipe) => {
		const { alice, bob } = chain.accounts;
		const account = (pair: typeof bob, name: string) => ({ address: pair.address, name, type: "sr25519" as const });
		const page = new FakePage();
		const inject = (wallet: FakeWallet, decide: () => void) =>
			page.inject(wallet.kind, {
				...wallet.provider,
				enable: (appName: string) => {
					const enabling = wallet.provider.enable?.(appName);
					decide();
					return enabling;
				},
			});
		const talisman = new FakeWallet("talisman", [account(bob, "Savings"), account(alice, "Alice")]);
		const polkadot = new FakeWallet("polkadot-js", [account(bob, "Bob")]);
		const subwallet = new FakeWallet("subwallet-js", [account(bob, "Bob")]);
		inject(talisman, () => talisman.approve());
		inject(polkadot, () => polkadot.approve());
		inject(subwallet, () => subwallet.reject());
		vi.stubGlobal("window", page);
		const lines = await recipe.run();
		expect(lines.filter((line) => line.startsWith("subwallet-js: "))).toHaveLength(1);
		expect(lines).toHaveLength(3);
		expect(lines).toContainEqual(
			expect.stringMatching(
				new RegExp(`^Savings \\(talisman, polkadot-js\\): ${bob.address}, [\\d,]+\\.\\d\\d PHA delegated$`),
			),
		);
		expect(lines).toContainEqual(expect.stringMatching(/^Alice \(talisman\): /));
	},

	"description-form": async ({ phala }, recipe) => {
		const before = (await phala.stakePool(PID).get()).description?.fields;
		const lines = await recipe.run();
		expect(lines).toContain(`telegram: ${before?.telegram}`);
		expect(lines.at(-1)).toBe("Stored: Paid every day.");
		expect((await phala.stakePool(PID).get()).description?.fields).toEqual({
			...before,
			basic: "My pool",
			ann: "Paid every day.",
			email: "pool@example.org",
		});
	},

	"whitelist-50": async ({ phala }, recipe) => {
		const lines = await recipe.run();
		expect(lines).toEqual([
			expect.stringMatching(/^50 added for 0\.\d+ PHA\. Only these 50 and the owner can delegate now\.$/),
		]);
		expect((await phala.stakePool(PID).get()).whitelist).toHaveLength(50);
		await expect(recipe.run()).rejects.toThrow("All of them are on the whitelist");
	},

	"unwrap-everything": async ({ phala, chain }, recipe) => {
		const { bob } = chain.accounts;
		const before = await phala.delegator(bob).get();
		const lines = await recipe.run();
		expect(lines[0]).toMatch(new RegExp(`^Unwrapping ${short(before.wrapped ?? 0n)} for a fee of 0\\.\\d+ PHA$`));
		const after = await phala.delegator(bob).get();
		expect(lines[1]).toBe(`0.00 PHA wrapped, ${short(after.transferable)} transferable`);
		expect(after.transferable).toBeGreaterThan(before.transferable);
	},

	"transfer-pha": async ({ phala, chain }, recipe) => {
		const { alice, bob } = chain.accounts;
		const before = await phala.delegator(alice).get();
		const lines = await recipe.run();
		const { free } = await phala.delegator(alice).get();
		expect(free - before.free).toBe(parsePha("1250.5"));
		const { transferable } = await phala.delegator(bob).get();
		expect(lines).toEqual([
			expect.stringMatching(new RegExp(`^Sent 1,250.50 PHA to \\w+ for 0\\.\\d+ PHA, ${short(transferable)} left$`)),
		]);
		const [, to = ""] = / to (\w+) for/.exec(lines[0] ?? "") ?? [];
		expect(isSameAddress(to, alice)).toBe(true);
	},
};

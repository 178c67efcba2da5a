import { createElement, type FunctionComponent } from "react";
import { expect } from "vitest";
import { formatPha, parsePha } from "../../../src/index.ts";
import { Rendered } from "../render.ts";
import { contributeToStuckPool } from "./console.ts";
import type { RecipeTest } from "./recipe-runner.ts";

type Component = FunctionComponent<Record<string, unknown>>;

const rounded = (amount: bigint) => formatPha(amount, { decimals: 0, grouping: true });

/** Recipes for everybody, by slug. */
export const commonRecipes: Readonly<Record<string, RecipeTest>> = {
	countdown: async ({ phala, chain, generation }, recipe) => {
		if (generation === 1) {
			const { bob } = chain.accounts;
			const pid = await contributeToStuckPool({ phala, chain });
			await phala.delegator(bob).withdraw(pid, "all").send(bob).inBlock;
		}
		const running = await recipe.start();
		await running.prints(/^Pool \d+: the request of \w+\n\d d \d\d:\d\d:\d\d left/);
		await chain.advance({ days: 8 });
		await running.done;
		expect(running.lines.at(-1)).toBe("Overdue");
	},

	"compare-addresses": async ({ phala, chain }, recipe) => {
		const lines = await recipe.run();
		const ours = phala.formatAddress(chain.accounts.alice);
		const generic = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
		expect(lines).toEqual([ours, generic, "false true", "the owner", `${generic} ${ours} false`]);
	},

	"share-client": async ({ phala, chain, url }, recipe) => {
		const { App } = (await (await recipe.start()).done) as { App: Component };
		const { freeStake } = await phala.stakePool(22).get();
		const { stakedTotal } = await phala.delegator(chain.accounts.bob).get();
		const { connections, subscriptions } = chain.stats;
		const page = new Rendered().render(createElement(App, { endpoint: url, account: chain.accounts.bob.address }));
		const free = `Pool 22: ${rounded(freeStake)} PHA free`;
		await page.shows(`${free}${free}Delegated: ${rounded(stakedTotal)} PHA`);
		await expect.poll(() => chain.stats.connections).toBe(connections + 1); // StrictMode connects twice, and closes one
		page.unmount();
		await expect.poll(() => chain.stats.connections).toBe(connections);
		expect(chain.stats.subscriptions).toBe(subscriptions);
	},

	"cancel-on-unmount": async ({ phala, chain }, recipe) => {
		const { Rewards } = (await (await recipe.start()).done) as { Rewards: Component };
		const reads: { readonly signal: AbortSignal; isOver: boolean }[] = [];
		const watched = {
			async *events(options: Parameters<typeof phala.events>[0] & { readonly signal: AbortSignal }) {
				const read = { signal: options.signal, isOver: false };
				reads.push(read);
				try {
					yield* phala.events(options);
				} finally {
					read.isOver = true;
				}
			},
		};
		const render = (from: number) => createElement(Rewards, { phala: watched, pid: 22, from });
		const page = new Rendered().render(render(400));
		await page.shows(/^(\d+) of \1 blocks: [\d,.]+ PHA$/);
		let expected = 0n;
		for await (const { toDelegators } of phala.events({ from: 400, pids: [22], types: ["rewarded"] }))
			expected += toDelegators;
		expect(expected).toBeGreaterThan(parsePha("1"));
		expect(page.text).toContain(formatPha(expected, { decimals: 2, grouping: true }));

		const lost = chain.faults.dropMessages({ methods: "state_*", after: 10 }); // the read cannot end by itself
		page.render(render(340));
		await page.shows(/^\d+ of 1\d\d blocks/);
		expect(reads.at(-1)?.isOver).toBe(false);
		page.unmount();
		await expect.poll(() => reads.every(({ isOver }) => isOver)).toBe(true);
		expect(reads.at(-1)?.signal.aborted).toBe(true);
		lost.end();
	},

	"close-in-tests": async (_, recipe) => {
		const tests: [name: string, work: () => Promise<void>][] = [];
		const runner = { test: (name: string, work: () => Promise<void>) => tests.push([name, work]) };
		await recipe.run({ modules: { "node:test": runner } });
		expect(tests.map(([name]) => name)).toEqual(["a delegation", "nothing is left after close"]);
		for (const [, work] of tests) await work();
	},
};

// Before react-dom, which looks for the page when it is loaded.
import "../../support/react-page.ts";

import { createElement, type ReactNode, Suspense } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { BehaviorSubject } from "rxjs";
import { afterEach, describe, expect, expectTypeOf, it, vi } from "vitest";
import { connect, type Hex, isPhalaError, type Phala, parsePha, type StakePoolState } from "../../../src/index.ts";
import {
	type LiveSnapshot,
	PhalaProvider,
	useDelegator,
	useObservable,
	usePhala,
	usePool,
	usePools,
	useVault,
	useVaults,
	useWorker,
	useWorkers,
} from "../../../src/react/index.ts";
import { createFixture, type TestChain } from "../../../src/testing/index.ts";
import { createContainer, withoutPage } from "../../support/react-page.ts";
import { Boundary, Rendered } from "../../support/render.ts";

const WAIT = { timeout: 120_000, interval: 20 };
let page: Rendered | undefined;
afterEach(() => page?.unmount());

const within = (client: Parameters<typeof PhalaProvider>[0]["client"], ...children: ReactNode[]) =>
	createElement(PhalaProvider, { client }, ...children);

describe.each([1, 2] as const)("hooks on generation %i", (generation) => {
	const fixture = createFixture({
		generation,
		setUp: async ({ pool, phala, accounts }) => {
			const { pid, workers } = await pool({ workers: 1, stake: parsePha("2000") });
			const other = (await phala.createStakePool().send(accounts.bob).inBlock).result.pid;
			return { pid, other, worker: workers[0] as Hex };
		},
	});
	const opened: TestChain<{ pid: number; other: number; worker: Hex }>[] = [];
	const start = async () => {
		const t = await fixture.start();
		opened.push(t);
		return t;
	};
	afterEach(async () => {
		page?.unmount();
		page = undefined;
		for (const t of opened.splice(0)) await t.close();
	});
	const mount = (children: ReactNode) => {
		page = new Rendered().render(children);
		return page;
	};

	it("shows a pool, follows it, and subscribes once in StrictMode", async () => {
		const t = await start();
		const seen: string[] = [];
		function Pool() {
			const pool = usePool(t.data.pid);
			seen.push(pool.status);
			return pool.value ? `cap ${pool.value.cap}` : pool.status;
		}
		const idle = t.chain.stats.subscriptions;
		const direct = t.phala.stakePool(t.data.pid).state$.subscribe();
		await vi.waitFor(() => expect(t.chain.stats.subscriptions).toBeGreaterThan(idle), WAIT);
		const one = t.chain.stats.subscriptions;
		direct.unsubscribe();
		await vi.waitFor(() => expect(t.chain.stats.subscriptions).toBe(idle), WAIT);
		const requests = t.chain.stats.requests.chain_subscribeNewHeads;

		const view = mount(within(t.phala, createElement(Pool), createElement(Pool)));
		await view.shows("cap nullcap null");
		expect(t.chain.stats.subscriptions).toBe(one);
		expect(t.chain.stats.requests.chain_subscribeNewHeads).toBe((requests ?? 0) + 1);
		await t.phala.stakePool(t.data.pid).setCap(parsePha("5000")).send(t.accounts.alice).inBlock;
		await view.shows("cap 5000000000000000cap 5000000000000000");
		expect(new Set(seen)).toEqual(new Set(["loading", "ready"]));
		view.unmount();
		// The transaction is followed until it is final.
		await t.chain.advance({ blocks: 20 });
		await vi.waitFor(() => expect(t.chain.stats.subscriptions).toBe(idle), WAIT);
	});

	it("never shows the old pool under the new pid", async () => {
		const t = await start();
		const { pid, other } = t.data;
		const seen: string[] = [];
		function Pool({ id }: { readonly id: number }) {
			const { value } = usePool(id);
			seen.push(`${id}: ${value?.pid ?? "none"}`);
			return value ? `pool ${value.pid}` : "loading";
		}
		const view = mount(within(t.phala, createElement(Pool, { id: pid })));
		await view.shows(`pool ${pid}`);
		view.render(within(t.phala, createElement(Pool, { id: other })));
		await view.shows(`pool ${other}`);
		expect(new Set(seen)).toEqual(new Set([`${pid}: none`, `${pid}: ${pid}`, `${other}: none`, `${other}: ${other}`]));
	});

	it("follows rows by a query that is written in place", async () => {
		const t = await start();
		const { pid, other, worker } = t.data;
		let renders = 0;
		const lists = new Set<unknown>();
		function Pools({ descending, filter }: { readonly descending?: boolean; readonly filter?: number }) {
			renders++;
			const pools = usePools({
				fields: ["owner", "cap"],
				pids: [pid, BigInt(other)],
				where: (pool) => pool.pid !== filter,
				...(descending ? { orderBy: { field: "pid", direction: "desc" } } : {}),
			});
			expectTypeOf(pools.value?.[0]).toEqualTypeOf<
				Pick<StakePoolState, "owner" | "cap" | "pid" | "block"> | undefined
			>();
			if (pools.value) lists.add(pools.value);
			return (pools.value ?? []).map((pool) => `${pool.pid}=${pool.cap} `).join("");
		}
		function Workers() {
			const list = useWorkers({ pids: [pid] });
			const one = useWorker(worker);
			return `workers ${list.value?.map((row) => row.publicKey)} ${one.value?.pid}`;
		}
		const ui = (props: object) => within(t.phala, createElement(Pools, props), createElement(Workers));
		const view = mount(ui({}));
		await view.shows(`${pid}=null ${other}=null workers ${worker} ${pid}`);
		const keys = t.chain.stats.requests.state_subscribeStorage;
		const before = renders;
		for (let i = 0; i < 5; i++) view.render(ui({}));
		view.render(ui({ descending: true }));
		await view.shows(new RegExp(`^${other}=null ${pid}=null`));
		view.render(ui({ filter: other }));
		await view.shows(new RegExp(`^${pid}=null workers`));
		expect(renders).toBeGreaterThan(before);
		expect(lists.size).toBe(3);
		expect(t.chain.stats.requests.state_subscribeStorage).toBe(keys);
		await t.phala.stakePool(pid).setCap(parsePha("5000")).send(t.accounts.alice).inBlock;
		await view.shows(new RegExp(`^${pid}=5000000000000000 workers`));
	});

	it("throws for an order by a field that is not read", async () => {
		const t = await start();
		function Pools() {
			usePools({ fields: ["owner"], orderBy: { field: "cap" as "owner" } });
			return "no error";
		}
		const view = mount(within(t.phala, createElement(Boundary, null, createElement(Pools))));
		await view.shows("caught INVALID_ARGUMENT");
	});

	it("is idle without an argument, and reads once it has one", async () => {
		const t = await start();
		function Account({ of }: { readonly of?: { readonly address: string } }) {
			const { status, value } = useDelegator(of);
			return `${status} ${value?.address}`;
		}
		const view = mount(within(t.phala, createElement(Account)));
		await view.shows("idle undefined");
		view.render(within(t.phala, createElement(Account, { of: t.accounts.alice })));
		await view.shows(`ready ${t.phala.formatAddress(t.accounts.alice)}`);
	});

	it("has errors with their code, and reads again by retry", async () => {
		const t = await start();
		const next = t.data.other + 1;
		let retry = () => {};
		function Pool({ id }: { readonly id: number }) {
			const pool = usePool(id);
			if (pool.status === "error") retry = pool.retry;
			return isPhalaError(pool.error, "NOT_FOUND") ? "not found" : `${pool.status} ${pool.error?.message}`;
		}
		const view = mount(within(t.phala, createElement(Pool, { id: next })));
		await view.shows("not found");
		await t.phala.createStakePool().send(t.accounts.alice).inBlock;
		retry();
		await view.shows("ready");
		view.render(within(t.phala, createElement(Pool, { id: -1 })));
		await view.shows("error Invalid pid");
	});

	it("suspends, throws to the boundary, and tries again", async () => {
		const t = await start();
		const next = t.data.other + 1;
		let reset = () => {};
		function Pool({ id }: { readonly id: number }) {
			const pool = usePool(id, { suspense: true });
			expectTypeOf(pool).toEqualTypeOf<StakePoolState>();
			return `pool ${pool.pid}`;
		}
		const ui = (id: number) =>
			within(
				({ signal }) => connect(t.chain.createProvider(), { signal }),
				createElement(
					Boundary,
					{ reset: (work) => (reset = work) },
					createElement(
						Suspense,
						{ fallback: "waiting" },
						createElement(Pool, { id }),
						createElement(Pool, { id: t.data.pid }),
					),
				),
			);
		const view = mount(ui(next));
		await view.shows("waiting");
		await view.shows("caught NOT_FOUND");
		await t.phala.createStakePool().send(t.accounts.alice).inBlock;
		reset();
		await view.shows(`pool ${next}pool ${t.data.pid}`);
		view.unmount();
		// The transaction is followed until it is final.
		await t.chain.advance({ blocks: 20 });
		await vi.waitFor(() => expect(t.chain.stats.subscriptions).toBe(0), WAIT);
	});

	it("connects once where the provider itself is suspended", async () => {
		const t = await start();
		const factory = vi.fn(() => connect(t.chain.createProvider()));
		function Pool() {
			return `pool ${usePool(t.data.pid, { suspense: true }).pid}`;
		}
		const view = mount(createElement(Suspense, { fallback: "waiting" }, within(factory, createElement(Pool))));
		await view.shows(`pool ${t.data.pid}`);
		expect(factory).toHaveBeenCalledTimes(1);
	});

	it("closes the client that it made, and no other", async () => {
		const t = await start();
		const made: Phala[] = [];
		const client = async () => {
			const phala = await connect(t.chain.createProvider());
			made.push(phala);
			return phala;
		};
		function Name() {
			const phala = usePhala();
			return phala.value?.network.specName ?? phala.status;
		}
		const given = connect(t.chain.createProvider());
		const view = mount([
			createElement(PhalaProvider, { key: 1, client }, createElement(Name)),
			createElement(PhalaProvider, { key: 2, client: given }, createElement(Name)),
		]);
		const name = t.phala.network.specName;
		await view.shows(`${name}${name}`);
		expect(made).toHaveLength(1);
		const isClosed = (phala: Phala | undefined) =>
			phala?.head().then(
				() => false,
				(error) => isPhalaError(error, "CLOSED"),
			);
		expect(await isClosed(made[0])).toBe(false);
		view.unmount();
		await vi.waitFor(async () => expect(await isClosed(made[0])).toBe(true), WAIT);
		expect(await isClosed(await given)).toBe(false);
		await (await given).close();
	});

	it("shows why it cannot connect, and connects again by retry", async () => {
		const t = await start();
		let fails = true;
		let retry = () => {};
		const client = async () => {
			if (fails) throw new RangeError("no network");
			return connect(t.chain.createProvider());
		};
		function Pool() {
			const pool = usePool(t.data.pid);
			if (pool.status === "error") retry = pool.retry;
			return pool.value ? `pool ${pool.value.pid}` : `${pool.error?.message}`;
		}
		const view = mount(within(client, createElement(Pool), createElement(Pool)));
		await view.shows("no networkno network");
		fails = false;
		retry();
		await view.shows(`pool ${t.data.pid}pool ${t.data.pid}`);
	});

	it("renders on a server without a connection, and hydrates with the value from there", async () => {
		const t = await start();
		const initial = await t.phala.stakePool(t.data.pid).get();
		const client = vi.fn(() => connect(t.chain.createProvider()));
		const errors: unknown[] = [];
		const snapshots: LiveSnapshot<StakePoolState>[] = [];
		function Pool() {
			const pool = usePool(t.data.pid, { initial });
			snapshots.push(pool);
			return `pool ${pool.value?.pid} ${pool.value?.cap}`;
		}
		function Other() {
			return usePool(t.data.other).status;
		}
		function Suspended() {
			return `owner ${usePool(t.data.pid, { suspense: true }).owner}`;
		}
		const ui = (suspended: ReactNode) => within(client, createElement(Pool), createElement(Other), suspended);
		const html = await withoutPage(() => renderToString(ui(null)));
		expect(html).toMatch(/pool \d+ null.*loading/);
		expect(client).not.toHaveBeenCalled();
		const fallback = createElement(Suspense, { fallback: "waiting" }, createElement(Suspended));
		expect(await withoutPage(() => renderToString(ui(fallback)))).toContain("waiting");
		expect(client).not.toHaveBeenCalled();

		const container = createContainer(html);
		const root = hydrateRoot(container, ui(null), { onRecoverableError: (error) => errors.push(error) });
		await vi.waitFor(() => expect(container.textContent).toContain("ready"), WAIT);
		await t.phala.stakePool(t.data.pid).setCap(parsePha("5000")).send(t.accounts.alice).inBlock;
		await vi.waitFor(() => expect(container.textContent).toContain("5000000000000000"), WAIT);
		expect(errors).toEqual([]);
		expect(snapshots.every(({ status }) => status === "ready")).toBe(true);
		root.unmount();
	});

	it("follows any observable, and vaults", async () => {
		const t = await start();
		const numbers = new BehaviorSubject(1);
		function Custom({ n }: { readonly n: number | null }) {
			const { status, value } = useObservable(n === null ? null : () => numbers, ["numbers", n]);
			const { value: block } = useObservable((phala) => phala.head$, ["head"]);
			const vaults = useVaults();
			const vault = useVault(t.data.pid);
			return `${status} ${value} ${typeof block?.number} ${vaults.value?.length} ${(vault.error as { code?: string } | null)?.code}`;
		}
		const view = mount(within(t.phala, createElement(Custom, { n: 1 })));
		await view.shows(`ready 1 number 0 ${generation === 1 ? "UNSUPPORTED" : "WRONG_POOL_KIND"}`);
		numbers.next(2);
		await view.shows("ready 2");
		view.render(within(t.phala, createElement(Custom, { n: null })));
		await view.shows("idle undefined");
		view.render(within(t.phala, createElement(Custom, { n: 1 })));
		await view.shows("ready 2");
		view.unmount();
		await vi.waitFor(() => expect(numbers.observed).toBe(false), WAIT);
	});

	it("completes when the client closes", async () => {
		const t = await start();
		function Pool() {
			const { status, value } = usePool(t.data.pid);
			return `${status} ${value?.pid}`;
		}
		const view = mount(within(t.phala, createElement(Pool)));
		await view.shows(`ready ${t.data.pid}`);
		await t.phala.close();
		await view.shows(`completed ${t.data.pid}`);
	});
});

it("says that a provider is missing", async () => {
	function Pool() {
		return usePool(0).status;
	}
	page = new Rendered().render(createElement(Boundary, null, createElement(Pool)));
	await page.shows("caught INVALID_ARGUMENT");
});

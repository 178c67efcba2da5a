// Before react-dom, which looks for the page when it is loaded.
import "../../support/react-page.ts";

import { createElement } from "react";
import { afterEach, describe, expect, expectTypeOf, it, vi } from "vitest";
import { isPhalaError, type Phala, parsePha, type TransactionSigner } from "../../../src/index.ts";
import {
	type ClientSource,
	PhalaProvider,
	type PlanState,
	type UsePlanOptions,
	usePlan,
} from "../../../src/react/index.ts";
import { createFixture, type TestChain } from "../../../src/testing/index.ts";
import { Rendered } from "../../support/render.ts";

const WAIT = { timeout: 120_000, interval: 20 };

/** Renders a form that contributes, and returns what it shows and the newest state of its plan. */
function contributionForm(client: ClientSource, account: { readonly address: string } | null, pid: number) {
	const view = new Rendered();
	let state: PlanState<{ readonly amount: bigint; readonly shares: bigint }>;
	const texts: string[] = [];
	function Form({ amount, options }: { readonly amount: string | null; readonly options: UsePlanOptions }) {
		state = usePlan(
			amount === null || !account ? null : (phala: Phala) => phala.delegator(account).contribute(pid, parsePha(amount)),
			[account?.address, pid, amount],
			options,
		);
		const { preview, failures, status } = state;
		const text = `${amount}: ${preview.status} ${preview.value?.result?.shares} ${failures?.map(({ code }) => code)} ${status?.type}`;
		texts.push(text);
		return text;
	}
	return {
		view,
		texts,
		fill: (amount: string | null, options: UsePlanOptions = {}) =>
			view.render(createElement(PhalaProvider, { client }, createElement(Form, { amount, options }))),
		state: () => state,
	};
}

describe.each([1, 2] as const)("usePlan on generation %i", (generation) => {
	const fixture = createFixture({ generation, setUp: async ({ pool }) => ({ pid: (await pool({ workers: 1 })).pid }) });
	let t: TestChain<{ pid: number }>;
	let form: ReturnType<typeof contributionForm>;
	const open = async (options: { readonly account?: null } = {}) => {
		t = await fixture.start();
		form = contributionForm(t.phala, options.account === null ? null : t.accounts.bob, t.data.pid);
	};
	afterEach(async () => {
		form.view.unmount();
		await t.close();
	});

	it("previews, sends, and shows every status and the result", async () => {
		await open();
		form.fill("1000");
		await form.view.shows(`1000: ready ${parsePha("1000")}  undefined`);
		expect(form.state()).toMatchObject({ failures: [], fee: expect.any(BigInt), isPending: false, status: null });
		const { send } = form.state();
		const submission = send(t.accounts.bob);
		expect(send(t.accounts.bob)).toBe(submission);
		await vi.waitFor(() => expect(form.state().result?.result.amount).toBe(parsePha("1000")), WAIT);
		expect(form.state().statuses.map(({ type }) => type)).toEqual(
			expect.arrayContaining(["checking", "signing", "signed", "inBlock"]),
		);
		expect(form.state()).toMatchObject({ isPending: false, error: null, hash: await submission.hash });
		expectTypeOf(form.state().result?.result.shares).toEqualTypeOf<bigint | undefined>();
		await t.chain.advance({ blocks: 20 });
		await form.view.shows("finalized");
		expect(send).toBe(form.state().send);
		form.state().reset();
		await form.view.shows(`1000: ready ${parsePha("1000")}  undefined`);
	});

	it("previews once in StrictMode, and again by refresh and at every block where it is live", async () => {
		await open();
		const previews = vi.fn();
		const delegator = t.phala.delegator(t.accounts.bob);
		const plan = delegator.contribute(t.data.pid, parsePha("1"));
		const preview = plan.preview.bind(plan);
		plan.preview = (...args) => {
			previews();
			return preview(...args);
		};
		let state: PlanState<unknown> | undefined;
		function Form({ live }: { readonly live: boolean }) {
			state = usePlan(() => plan, [], { live });
			return `${live} ${state.preview.status}`;
		}
		const ui = (live: boolean) => createElement(PhalaProvider, { client: t.phala }, createElement(Form, { live }));
		form.view.render(ui(false));
		await form.view.shows("false ready");
		expect(previews).toHaveBeenCalledTimes(1);
		state?.refresh();
		await vi.waitFor(() => expect(previews).toHaveBeenCalledTimes(2), WAIT);
		form.view.render(ui(true));
		await form.view.shows("true ready");
		const before = previews.mock.calls.length;
		await vi.waitFor(async () => {
			await t.chain.newBlock();
			expect(previews.mock.calls.length).toBeGreaterThan(before);
		}, WAIT);
	});

	it("shows failures, what is wrong with an amount, and nothing of another amount", async () => {
		await open();
		form.fill("1");
		await form.view.shows("1: ready");
		form.fill("999999999");
		await form.view.shows(/^999999999: ready undefined \w+/);
		expect(form.texts.filter((text) => text.startsWith("999999999: ready") && !/undefined \w+ /.test(text))).toEqual(
			[],
		);
		form.fill("1,5");
		await form.view.shows(/^1,5: error/);
		expect(isPhalaError(form.state().preview.error, "INVALID_AMOUNT")).toBe(true);
		expect(() => form.state().send(t.accounts.bob)).toThrow(expect.objectContaining({ code: "INVALID_AMOUNT" }));
		form.fill(null);
		await form.view.shows(/^null: idle/);
		expect(() => form.state().send(t.accounts.bob)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
	});

	it("is idle without an account", async () => {
		await open();
		form.fill("1", { account: null });
		await form.view.shows("1: idle");
		expect(form.state()).toMatchObject({ failures: null, fee: null, status: null });
	});

	it("shows a refusal of the wallet", async () => {
		await open();
		form.fill("1");
		await form.view.shows("1: ready");
		const refusing: TransactionSigner = {
			address: t.accounts.bob.address,
			signer: { signPayload: () => Promise.reject(new Error("Cancelled")) },
		};
		form.state().send(refusing);
		await form.view.shows("failed");
		expect(form.state()).toMatchObject({ isPending: false, result: null, error: { code: "USER_REJECTED" } });
	});

	it.each([true, false])("aborts when the component goes: %s", async (abortOnUnmount) => {
		await open();
		form.fill("1", { abortOnUnmount });
		await form.view.shows("1: ready");
		let sign = () => {};
		const waiting: TransactionSigner = {
			address: t.accounts.bob.address,
			signer: {
				signPayload: () =>
					new Promise((_, reject) => {
						sign = () => reject(new Error("Cancelled"));
					}),
			},
		};
		const submission = form.state().send(waiting);
		await form.view.shows("signing");
		form.view.unmount();
		sign();
		const code = await submission.inBlock.catch((error) => error.code);
		expect(["ABORTED", "USER_REJECTED"]).toContain(code);
		if (!abortOnUnmount) expect(code).toBe("USER_REJECTED");
	});
});

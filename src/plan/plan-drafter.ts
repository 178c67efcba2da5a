import type { WritesModule } from "../chain/chain-adapter.ts";
import { toRuleError } from "../chain/rules/rule-failure.ts";
import type { AccountTransactions } from "./account-transactions.ts";
import { type AccountView, takeAccountView } from "./account-view.ts";
import { assertChain } from "./assert-chain.ts";
import type { ChainFollower } from "./chain-follower.ts";
import type { PlanContext } from "./plan-context.ts";
import type { PlanPreparer } from "./plan-preparer.ts";
import { type EarlierTransactions, executeEarlier } from "./preparation-point.ts";
import type { Draft, SendJob } from "./send-job.ts";
import type { SignatureScheme } from "./signature-scheme.ts";
import type { SubmissionReporter } from "./submission.ts";

/** What a draft is made for. */
interface DraftJob extends Pick<SendJob<unknown>, "account" | "options" | "cancellation"> {
	/** By which the account signs. */
	readonly scheme: SignatureScheme;
	readonly reporter: Pick<SubmissionReporter<unknown>, "report">;
}

/** Blocks for which a plan waits for earlier transactions of its account to be in one. */
const MAX_WAIT_BLOCKS = 8;

/** Prepares and checks a plan for one submission. */
export class PlanDrafter<R> {
	readonly #context: PlanContext;
	readonly #chain: WritesModule;
	readonly #preparer: Pick<PlanPreparer<R>, "prepare" | "prepareAndCheck">;
	readonly #follower: Pick<ChainFollower, "follow">;

	/** @param follower - emits at every block */
	constructor(
		context: PlanContext,
		chain: WritesModule,
		preparer: Pick<PlanPreparer<R>, "prepare" | "prepareAndCheck">,
		follower: Pick<ChainFollower, "follow">,
	) {
		this.#context = context;
		this.#chain = chain;
		this.#preparer = preparer;
		this.#follower = follower;
	}

	/**
	 * Prepares and checks the plan on the best block, as the account's earlier transactions leave it.
	 *
	 * @param own - transactions of the account
	 * @throws PhalaError the first failure of the check; `WRONG_GENESIS`, `RUNTIME_CHANGED`
	 */
	async draft(job: DraftJob, own: AccountTransactions): Promise<Draft<R>> {
		const view = await this.#takeView(job, own);
		const { pending } = view;
		if (pending.length === 0) return this.#draftAt(job, view);
		const earlier = await executeEarlier(this.#context, this.#chain, view.block.hash, pending, own);
		if (earlier !== null) return this.#draftAt(job, view, earlier);
		if (job.options.check === false) {
			const draft = await this.#draftAt(job, view);
			if (draft.prepared.fixedCalls) return draft;
		}
		return this.#draftAt(job, await this.#waitForEarlier(job, own));
	}

	async #draftAt(
		{ account, scheme, options }: DraftJob,
		view: AccountView,
		earlier?: EarlierTransactions,
	): Promise<Draft<R>> {
		const nonce = options.nonce ?? view.nonce;
		const at = view.block.hash;
		const asserted = assertChain(this.#context, at);
		// Awaited before anything is built for that chain.
		asserted.catch(() => {});
		const point = { at, earlier, nonce: () => asserted.then(() => nonce) };
		const { prepared, failures, fee } =
			options.check === false
				? { prepared: await this.#preparer.prepare(account, point), failures: [], fee: null }
				: await this.#preparer.prepareAndCheck(account, point, { ...options, scheme });
		const [failure] = failures;
		if (failure) throw await toRuleError(failure);
		await asserted;
		return { view, nonce, fee, prepared };
	}

	async #takeView({ account, options }: DraftJob, own: AccountTransactions): Promise<AccountView> {
		const view = await takeAccountView(this.#context, account, own, true);
		const nonce = options.nonce ?? view.nonce;
		return { ...view, pending: view.pending.filter((before) => before.nonce < nonce) };
	}

	/** Waits until the best chain holds the account's earlier transactions; for some blocks only: they may be in no pool. */
	async #waitForEarlier(job: DraftJob, own: AccountTransactions): Promise<AccountView> {
		const { reporter, cancellation } = job;
		reporter.report({ type: "queued" });
		let wake = () => {};
		const unfollow = this.#follower.follow(() => wake());
		try {
			for (let block = 0; ; block++) {
				const woken = new Promise<void>((resolve) => {
					wake = resolve;
				});
				const view = await this.#takeView(job, own);
				if (view.pending.length === 0 || block === MAX_WAIT_BLOCKS) return view;
				await cancellation.race(woken);
			}
		} finally {
			unfollow();
			reporter.report({ type: "checking" });
		}
	}
}

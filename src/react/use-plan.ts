import { useEffect, useId, useMemo, useState } from "react";
import type { AccountLike } from "../chain/addresses.ts";
import type { Phala } from "../client/client.ts";
import type { Plan } from "../plan/plan.ts";
import { addressOf } from "./address-of.ts";
import { later } from "./later.ts";
import { useLive } from "./live.ts";
import { NOT_SENT, type PlanState, type SentState } from "./plan-state.ts";
import { createSender } from "./sender.ts";

/** Options of {@link usePlan}. @public */
export interface UsePlanOptions {
	/**
	 * Who will sign, e.g. an account of a wallet. `null`: not known yet, and nothing is previewed.
	 *
	 * @defaultValue the account that the plan belongs to
	 */
	readonly account?: AccountLike | null | undefined;
	/** Included in the fee and in what is sent, pico PHA. */
	readonly tip?: bigint | undefined;
	/**
	 * Previews again at every block, e.g. while a form is open.
	 *
	 * @defaultValue `false`
	 */
	readonly live?: boolean | undefined;
	/**
	 * Ends the submission with `ABORTED` when the component goes. A transaction that was sent already may still be included. A `signal`
	 * of `send` takes its place.
	 *
	 * @defaultValue `false`: it continues
	 */
	readonly abortOnUnmount?: boolean | undefined;
}

/**
 * The transaction of a form: failures, fee and preview before it is sent, every status after.
 *
 * - Previews when the key, the account or the tip changes, and when a block holds the transaction
 * - Another key shows nothing of the preview before; a submission stays until `reset` or the next `send`
 * - What making the plan throws, e.g. for an amount that is no number, is the error of `preview`
 *
 * @param create - makes the plan; `null`: none yet
 * @param key - data that names the plan, as of {@link useObservable}: everything that `create` uses besides the client
 * @example
 * ```ts
 * import { parsePha } from "phala-stakepool";
 * import { usePlan, useWallets } from "phala-stakepool/react";
 * export function useContribution(pid: number, amount: string) {
 * 	const { accounts: [me = null] } = useWallets();
 * 	const { failures, fee, preview, status, send } = usePlan(
 * 		me && ((phala) => phala.delegator(me).contribute(pid, parsePha(amount))),
 * 		[me?.address, pid, amount],
 * 		{ account: me },
 * 	);
 * 	return { failures, fee, shares: preview.value?.result?.shares, status: status?.type, submit: () => me && send(me) };
 * }
 * ```
 * @public
 */
export function usePlan<R>(
	create: ((phala: Phala) => Plan<R>) | null | undefined,
	key: readonly unknown[],
	options?: UsePlanOptions,
): PlanState<R> {
	const { account, tip, live }: UsePlanOptions = Object(options);
	const [sent, show] = useState<SentState<R>>(NOT_SENT);
	const [sender] = useState(() => createSender<R>(show));
	const { snapshot, id, phala } = useLive(
		create && account !== null
			? (phala) =>
					later(async () => {
						const { previews } = await import("./plan-preview.ts");
						return previews({ plan: create(phala), account, tip, head$: live ? phala.head$ : null }, sender);
					})
			: null,
		["usePlan", useId(), key, addressOf(account), tip, live],
	);
	useEffect(() => {
		sender.newest = { make: create && phala && (() => create(phala)), id, ...options };
	});
	useEffect(() => sender.unmount, [sender]);
	return useMemo(() => {
		const { failures = null, fee = null } = snapshot.value ?? {};
		return Object.freeze({ ...sent, ...sender.actions, preview: snapshot, failures, fee });
	}, [snapshot, sent, sender]);
}

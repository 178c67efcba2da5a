import { DUST } from "../math/shares.ts";
import type { RuleFailure } from "./operation.ts";
import { ruleFailure } from "./rules/rule-failure.ts";

/**
 * `CAP_EXCEEDED` where a contribution leaves the pool above its cap after it has paid the queue.
 *
 * @param cap - pico PHA
 * @param amount - pico PHA contributed
 * @param capGap - the cap less the pool's stake plus the value of the whole queue, pico PHA
 * @param totalAfter - stake of the pool after a contribution that has paid the queue
 */
export function checkCap(
	cap: bigint,
	amount: bigint,
	capGap: bigint,
	totalAfter: (contribution: bigint) => bigint,
): RuleFailure[] {
	if (totalAfter(amount) <= cap) return [];
	let remaining = capGap > 0n ? capGap : 0n;
	// Paying the queue request by request rounds otherwise than valuing it at once: the chain's own rule decides on the last units.
	while (remaining > 0n && capGap - remaining < DUST && totalAfter(remaining) > cap) remaining -= 1n;
	return [ruleFailure("CAP_EXCEEDED", { remaining })];
}

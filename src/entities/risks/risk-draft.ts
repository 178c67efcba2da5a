import type { Risk } from "./risk.ts";
import type { PoolFacts, QueuedRequest } from "./risk-facts.ts";

/** A risk before it is known whom it concerns. */
export type RiskDraft = Risk extends infer R ? (R extends Risk ? Omit<R, "concerns"> : never) : never;

/** 100 %. */
export const FULL_COMMISSION_PPM = 1_000_000;

/** @param subject - worker or account, where a pool can have several such risks */
export function riskId(type: Risk["type"], pool: Pick<PoolFacts, "id">, subject?: string): string {
	return subject === undefined ? `${type}/${pool.id}` : `${type}/${pool.id}/${subject}`;
}

/** A request without its value, which each reward changes. */
export function requestOf({ delegator, shares, startedAt }: QueuedRequest) {
	return { delegator, shares, startedAt };
}

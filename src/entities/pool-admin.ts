import type { PoolKind } from "../chain/model/stake-pool.ts";
import type { Plan } from "../plan/plan.ts";
import { type DescriptionForm, encodeDescription } from "./description.ts";
import type { EntityContext } from "./entity-context.ts";

/** A pool of either kind, as what its owner does with both kinds sees it. */
export interface PoolAdmin {
	readonly context: EntityContext;
	readonly pid: number;
	readonly kind: PoolKind;
}

/** Lets `address` contribute. Throws `INVALID_ADDRESS`, `WRONG_PREFIX`. */
export function addToWhitelist({ context, pid, kind }: PoolAdmin, address: string): Plan<{ address: string }> {
	const account = context.addresses.parse(address);
	return context.plan("addToWhitelist", [pid, account, kind]);
}

/** Takes `address` off the whitelist. Throws `INVALID_ADDRESS`, `WRONG_PREFIX`. */
export function removeFromWhitelist({ context, pid, kind }: PoolAdmin, address: string): Plan<{ address: string }> {
	const account = context.addresses.parse(address);
	return context.plan("removeFromWhitelist", [pid, account, kind]);
}

/** Replaces the description. Throws `INVALID_ARGUMENT`. */
export function setDescription(
	{ context, pid, kind }: PoolAdmin,
	description: string | DescriptionForm,
): Plan<Record<string, never>> {
	const bytes = encodeDescription(description);
	return context.plan("setDescription", [pid, bytes, kind]);
}

import type { PoolKind } from "../chain/model.ts";
import type { Plan } from "../plan/plan.ts";
import { type DescriptionForm, descriptionOf } from "./description.ts";
import type { EntityContext } from "./entity-context.ts";

/** A pool of either kind, as what its owner does with both kinds sees it. */
export interface OwnedPool {
	readonly context: EntityContext;
	readonly pid: number;
	readonly kind: PoolKind;
}

/** Lets `address` contribute. Throws `INVALID_ADDRESS`, `WRONG_PREFIX`. */
export function addToWhitelist({ context, pid, kind }: OwnedPool, address: string): Plan<{ address: string }> {
	const account = context.addresses.parse(address);
	return context.plan((writes) => writes.addToWhitelist(pid, account, kind));
}

/** Takes `address` off the whitelist. Throws `INVALID_ADDRESS`, `WRONG_PREFIX`. */
export function removeFromWhitelist({ context, pid, kind }: OwnedPool, address: string): Plan<{ address: string }> {
	const account = context.addresses.parse(address);
	return context.plan((writes) => writes.removeFromWhitelist(pid, account, kind));
}

/** Replaces the description. Throws `INVALID_ARGUMENT`. */
export function setDescription(
	{ context, pid, kind }: OwnedPool,
	description: string | DescriptionForm,
): Plan<Record<string, never>> {
	const bytes = descriptionOf(description);
	return context.plan((writes) => writes.setDescription(pid, bytes, kind));
}

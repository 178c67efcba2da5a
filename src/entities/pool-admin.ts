import type { AccountLike } from "../chain/addresses.ts";
import { DESCRIPTION_LIMITS, DESCRIPTION_VERSION } from "../chain/description.ts";
import type { PoolDescriptionFields, PoolKind } from "../chain/model/stake-pool.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import type { Plan } from "../plan/plan.ts";
import type { EntityContext } from "./entity-context.ts";

/** The form of a pool's description. @public */
export interface DescriptionForm extends PoolDescriptionFields {
	/**
	 * The form's version.
	 *
	 * @defaultValue 1
	 */
	readonly version?: 1 | undefined;
}

/** A pool of either kind, for writes that both kinds have in common. */
export interface PoolAdmin {
	readonly context: EntityContext;
	readonly pid: number;
	readonly kind: PoolKind;
}

/** Adds an account to the whitelist. Throws `INVALID_ADDRESS`, `WRONG_PREFIX`. */
export function addToWhitelist({ context, pid, kind }: PoolAdmin, account: AccountLike): Plan<{ address: string }> {
	return context.plan("addToWhitelist", [pid, context.addresses.parseAccount(account), kind]);
}

/** Removes an account from the whitelist. Throws `INVALID_ADDRESS`, `WRONG_PREFIX`. */
export function removeFromWhitelist(
	{ context, pid, kind }: PoolAdmin,
	account: AccountLike,
): Plan<{ address: string }> {
	return context.plan("removeFromWhitelist", [pid, context.addresses.parseAccount(account), kind]);
}

/** Replaces the description. Throws `INVALID_ARGUMENT`. */
export function setDescription({ context, pid, kind }: PoolAdmin, description: string | DescriptionForm): Plan<void> {
	return context.plan("setDescription", [pid, encodeDescription(description), kind]);
}

/** Encodes a description: text as it is, a form as the Console's JSON. Throws `INVALID_ARGUMENT`. */
function encodeDescription(value: string | DescriptionForm): Uint8Array {
	if (typeof value === "string") return new TextEncoder().encode(value);
	const known = Object.keys(DESCRIPTION_LIMITS).join(", ");
	if (typeof value !== "object" || value === null || Array.isArray(value))
		throw invalidArgument("description", value, `text, or an object with ${known}`);
	const { version = DESCRIPTION_VERSION, ...fields } = value;
	if (version !== DESCRIPTION_VERSION) throw invalidArgument("description.version", version, "1");
	for (const [name, text] of Object.entries(fields as Record<string, unknown>)) {
		if (!Object.hasOwn(DESCRIPTION_LIMITS, name))
			throw invalidArgument("description field", name, `one of ${known}; other JSON can be given as text`);
		const limit = DESCRIPTION_LIMITS[name as keyof PoolDescriptionFields];
		if (text !== undefined && !(typeof text === "string" && [...text].length <= limit))
			throw invalidArgument(`description.${name}`, text, `text of at most ${limit} characters`);
	}
	return new TextEncoder().encode(JSON.stringify({ ...fields, version }));
}

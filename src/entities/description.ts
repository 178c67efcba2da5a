import { DESCRIPTION_LIMITS, DESCRIPTION_VERSION } from "../chain/description.ts";
import type { PoolDescriptionFields } from "../chain/model/stake-pool.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";

/** What an owner fills in: the fields, and perhaps the version, which is 1 in any case. @public */
export interface DescriptionForm extends PoolDescriptionFields {
	/** The form's version; written whether given or not. */
	readonly version?: 1 | undefined;
}

/** Bytes of a description: text as it is, a form as JSON of the Console. Throws `INVALID_ARGUMENT`. */
export function encodeDescription(value: string | DescriptionForm): Uint8Array {
	if (typeof value === "string") return new TextEncoder().encode(value);
	if (typeof value !== "object" || value === null || Array.isArray(value))
		throw invalidArgument(
			"description",
			value,
			`text, or an object with ${Object.keys(DESCRIPTION_LIMITS).join(", ")}`,
		);
	const { version = DESCRIPTION_VERSION, ...fields } = value;
	if (version !== DESCRIPTION_VERSION) throw invalidArgument("description.version", version, "1");
	for (const [name, text] of Object.entries(fields as Record<string, unknown>)) {
		if (!Object.hasOwn(DESCRIPTION_LIMITS, name)) {
			const known = Object.keys(DESCRIPTION_LIMITS).join(", ");
			throw invalidArgument("description", name, `no other fields than ${known}; other JSON goes as text`);
		}
		const limit = DESCRIPTION_LIMITS[name as keyof PoolDescriptionFields];
		if (text !== undefined && !(typeof text === "string" && [...text].length <= limit))
			throw invalidArgument(`description.${name}`, text, `text of at most ${limit} characters`);
	}
	return new TextEncoder().encode(JSON.stringify({ ...fields, version }));
}

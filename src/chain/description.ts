import type { PoolDescription, PoolDescriptionFields } from "./model/stake-pool.ts";

/** Maximum length of each field of the Console's form, characters. */
export const DESCRIPTION_LIMITS: Readonly<Record<keyof PoolDescriptionFields, number>> = {
	telegram: 30,
	discord: 30,
	wechat: 30,
	twitter: 30,
	email: 30,
	forum: 30,
	basic: 30,
	ann: 480,
};

/** Version of the form. */
export const DESCRIPTION_VERSION = 1;

/** A description decoded from its bytes. */
export function parseDescription(bytes: Uint8Array): PoolDescription {
	const text = new TextDecoder().decode(bytes);
	return { text, fields: parseDescriptionFields(text) };
}

/** Ignores lengths: the Console has had other limits. */
function parseDescriptionFields(text: string): PoolDescriptionFields | null {
	const json = parseJson(text);
	if (typeof json !== "object" || json === null || Array.isArray(json)) return null;
	const { version = DESCRIPTION_VERSION, ...given } = json as Record<string, unknown>;
	const fields = Object.keys(DESCRIPTION_LIMITS).flatMap((name) => (name in given ? [[name, given[name]]] : []));
	const fits = version === DESCRIPTION_VERSION && fields.every(([, value]) => typeof value === "string");
	return fits ? Object.fromEntries(fields) : null;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

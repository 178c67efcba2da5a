import { type Hex, toHex } from "../../codec/hex.ts";
import type { PhalaError } from "../../errors/error.ts";
import { decodeType } from "../metadata/decode.ts";
import { readRuntimeVersion } from "../metadata/runtime-version.ts";
import type { MetadataScan } from "../metadata/scan.ts";
import type { Call } from "../operation.ts";
import { isCall, laterName, toCall } from "./call-names.ts";
import type { LayoutVerifier } from "./layout-verifier.ts";
import { unverifiedRuntime } from "./unverified-runtime.ts";

/** Verifies that what is about to be signed is what was asked for. */
export class TransactionVerifier {
	readonly #scan: MetadataScan;
	readonly #layouts: Pick<LayoutVerifier, "verifyRuntime" | "verifyCall"> | null;

	/** @param layouts - compares the runtime with what is known of it; `null`: its metadata is that of a bundled runtime */
	constructor(scan: MetadataScan, layouts: Pick<LayoutVerifier, "verifyRuntime" | "verifyCall"> | null) {
		this.#scan = scan;
		this.#layouts = layouts;
	}

	/**
	 * Verifies that the bytes of a call are this call.
	 *
	 * @param bytes - as they would be signed
	 * @throws PhalaError `UNVERIFIED_RUNTIME`
	 */
	verifyCall(call: Call, bytes: Hex): void {
		this.#layouts?.verifyRuntime();
		let decoded: unknown;
		try {
			decoded = decodeType(this.#scan, this.#scan.extrinsic.call ?? -1, bytes);
		} catch (cause) {
			throw this.#unverified("the call that would be signed cannot be decoded", cause);
		}
		const other = findDifference(toCall(decoded), call, (pallet, method) => this.#layouts?.verifyCall(pallet, method));
		if (other === null) return;
		throw this.#unverified(`${call.pallet}.${call.method} would be signed with another ${other}`);
	}

	#unverified(reason: string, cause?: unknown): PhalaError<"UNVERIFIED_RUNTIME"> {
		return unverifiedRuntime(readRuntimeVersion(this.#scan), reason, cause);
	}
}

/**
 * Where a decoded call is another than the expected one; `null`: nowhere.
 *
 * @param visit - called with the names of each call, inner ones included
 */
function findDifference(
	decoded: Call | null,
	expected: Call,
	visit: (pallet: string, method: string) => void,
): string | null {
	if (!decoded || decoded.pallet !== expected.pallet) return "pallet";
	const name = `${decoded.pallet}.${decoded.method}`;
	if (decoded.method !== expected.method && laterName(name) !== `${expected.pallet}.${expected.method}`)
		return "method";
	visit(decoded.pallet, decoded.method);
	const isSame = (a: unknown, b: unknown): boolean => {
		if (isCall(b)) return findDifference(toCall(a), b, visit) === null;
		if (b === null || b === undefined) return a === null;
		if (typeof a === "bigint" || typeof a === "number") return isInteger(b) && BigInt(a) === BigInt(b);
		if (typeof a === "string") {
			const text = b instanceof Uint8Array ? toHex(b) : b;
			return typeof text === "string" && a.toLowerCase() === text.toLowerCase();
		}
		if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((part, i) => isSame(part, b[i]));
		if (typeof a !== "object" || a === null) return a === b;
		// An account in place of an address.
		if (typeof b === "string") return isSame(a, { Id: b });
		const names = Object.keys(a);
		return (
			typeof b === "object" &&
			Object.keys(b).every((field) => names.includes(field)) &&
			names.every((field) => isSame(Reflect.get(a, field), Reflect.get(b, field)))
		);
	};
	for (const field of new Set([...Object.keys(decoded.args), ...Object.keys(expected.args)])) {
		if (!(field in decoded.args) || !isSame(decoded.args[field], expected.args[field])) return field;
	}
	return null;
}

function isInteger(value: unknown): value is bigint | number {
	return typeof value === "bigint" || Number.isInteger(value);
}

import { PINS } from "../../../generated/signing-pins.ts";
import { lowerFirst } from "../../codec/camel-case.ts";
import { type Hex, toHex } from "../../codec/hex.ts";
import type { PhalaError } from "../../errors/error.ts";
import { constant, decodeType } from "../metadata/decode.ts";
import type { MetadataScan } from "../metadata/scan.ts";
import { getType } from "../metadata/types.ts";
import type { Call } from "../operation.ts";
import { callName, isCall, laterName, toCall } from "./call-names.ts";
import { describeArguments, describePinned, describeSigning, hashLayout, hashPinned } from "./describe-signing.ts";
import { unverifiedRuntime } from "./unverified-runtime.ts";

/** Extensions without which a signature would be valid on other chains, for ever, or more than once. */
const REQUIRED_EXTENSIONS = ["CheckSpecVersion", "CheckGenesis", "CheckMortality", "CheckNonce"];

/**
 * Compares what is about to be signed with what the runtime is known to have, so that metadata of a hostile node cannot give a
 * signature another meaning.
 *
 * - A runtime of the SDK's list is pinned: indexes and arguments of calls, signed extensions, address and signature have to be those of
 *   the metadata that the SDK was made from
 * - Any other runtime: names and arguments of the calls, and the signed extensions, have to be known; their indexes cannot be compared
 */
export class TransactionVerifier {
	readonly #scan: MetadataScan;
	readonly #known: Readonly<Record<string, string>>;
	#pinnedPallets: ReadonlySet<string> | undefined;

	/** @param known - layouts of this generation, by name */
	constructor(scan: MetadataScan, known: Readonly<Record<string, string>>) {
		this.#scan = scan;
		this.#known = known;
	}

	/** Names of the runtime's signed extensions, in order. */
	get extensions(): readonly string[] {
		return this.#scan.extrinsic.extensions.map(({ name }) => name);
	}

	/** Version of the extrinsic format. */
	get extrinsicVersion(): number {
		return this.#scan.extrinsic.version;
	}

	/**
	 * Verifies that the bytes of a call are this call.
	 *
	 * @param bytes - as they would be signed
	 * @throws PhalaError `UNVERIFIED_RUNTIME`
	 */
	verifyCall(call: Call, bytes: Hex): void {
		const pinned = this.#verifyRuntime();
		let decoded: unknown;
		try {
			decoded = decodeType(this.#scan, this.#scan.extrinsic.call ?? -1, bytes);
		} catch (cause) {
			throw this.#unverified("the call that would be signed cannot be decoded", cause);
		}
		const other = findDifference(toCall(decoded), call, (pallet, method) => this.#verifyLayout(pallet, method, pinned));
		if (other !== null) throw this.#unverified(`${call.pallet}.${call.method} would be signed with another ${other}`);
	}

	/** @returns pallets whose calls are pinned */
	#verifyRuntime(): ReadonlySet<string> {
		this.#pinnedPallets ??= this.#comparePin() ?? this.#compareNames();
		return this.#pinnedPallets;
	}

	/** `null`: the runtime is not pinned. */
	#comparePin(): ReadonlySet<string> | null {
		const { specName, specVersion } = this.#spec();
		const pin = PINS.find((each) => each.specName === specName && each.specVersion === specVersion);
		if (!pin) return null;
		let description: string;
		try {
			description = describePinned(this.#scan, pin.pallets);
		} catch (cause) {
			throw this.#unverified("its calls are not those of this runtime", cause);
		}
		if (hashPinned(description) !== pin.hash) throw this.#unverified("its calls are not those of this runtime");
		return new Set(pin.pallets.map(lowerFirst));
	}

	#compareNames(): ReadonlySet<string> {
		let layouts: ReadonlyMap<string, string>;
		try {
			layouts = describeSigning(this.#scan, []);
		} catch (cause) {
			throw this.#unverified("the form of its transactions is not known", cause);
		}
		for (const [name, text] of layouts) {
			if (this.#known[name] !== hashLayout(text)) throw this.#unverified(`its ${name} is not known`);
		}
		for (const name of REQUIRED_EXTENSIONS) {
			if (!this.extensions.includes(name)) throw this.#unverified(`its transactions do not have ${name}`);
		}
		return new Set();
	}

	/** Verifies names and arguments of a call of a pallet that is not pinned. */
	#verifyLayout(pallet: string, method: string, pinned: ReadonlySet<string>): void {
		if (pinned.has(pallet)) return;
		const name = `${pallet}.${method}`;
		const expected = this.#known[`call ${laterName(name)}`];
		const layout = this.#describeCall(name);
		if (expected === undefined || layout === null || hashLayout(layout) !== expected)
			throw this.#unverified(`the arguments of ${name} are not known`);
	}

	#describeCall(name: string): string | null {
		for (const pallet of this.#scan.pallets.values()) {
			const type = pallet.calls === null ? null : getType(this.#scan, pallet.calls);
			const variant =
				type?.kind === "enum" ? type.variants.find((call) => callName(pallet.name, call.name) === name) : undefined;
			if (!variant) continue;
			try {
				return describeArguments(this.#scan, variant);
			} catch {
				return null;
			}
		}
		return null;
	}

	#spec(): { readonly specName: string; readonly specVersion: number } {
		const version = constant(this.#scan, "System", "Version") as
			| { specName?: unknown; specVersion?: unknown }
			| undefined;
		return { specName: String(version?.specName), specVersion: Number(version?.specVersion) };
	}

	#unverified(reason: string, cause?: unknown): PhalaError<"UNVERIFIED_RUNTIME"> {
		return unverifiedRuntime({ ...this.#spec(), reason }, cause);
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

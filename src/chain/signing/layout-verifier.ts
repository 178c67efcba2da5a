import { PINS } from "../../../generated/signing-pins.ts";
import type { PhalaError } from "../../errors/error.ts";
import { getType, lowerFirst, readRuntimeVersion } from "../loaded-with-metadata.ts";
import type { MetadataScan } from "../metadata/scan.ts";
import { callName, laterName } from "./call-names.ts";
import { describeArguments, describePinned, describeSigning, hashLayout, hashPinned } from "./describe-signing.ts";
import type { LearnedExtensions } from "./learn-extensions.ts";
import { unverifiedRuntime } from "./unverified-runtime.ts";

/** Extensions without which a signature would be valid on other chains, for ever, or more than once. */
const REQUIRED_EXTENSIONS = ["CheckSpecVersion", "CheckGenesis", "CheckMortality", "CheckNonce"];

/** In front of the names of extensions among layouts. */
const EXTENSION = "extension ";

/**
 * Compares a runtime with what it is known to have, so that metadata of a hostile node cannot give a signature another meaning.
 *
 * - A runtime of the SDK's list is pinned: indexes and arguments of calls, signed extensions, address and signature have to be those of
 *   the metadata that the SDK was made from
 * - Any other runtime: names and arguments of the calls, and the signed extensions, have to be known, or learned; their indexes cannot be
 *   compared
 */
export class LayoutVerifier {
	/** Encodings of extensions that are not known. */
	readonly learned: LearnedExtensions;
	readonly #scan: MetadataScan;
	readonly #known: Readonly<Record<string, string>>;
	#pinnedPallets: ReadonlySet<string> | undefined;

	/** @param known - layouts of this generation, by name */
	constructor(scan: MetadataScan, known: Readonly<Record<string, string>>, learned: LearnedExtensions = new Map()) {
		this.#scan = scan;
		this.#known = known;
		this.learned = learned;
	}

	/**
	 * Verifies the form of the runtime's transactions.
	 *
	 * @returns pallets whose calls are pinned
	 * @throws PhalaError `UNVERIFIED_RUNTIME`
	 */
	verifyRuntime(): ReadonlySet<string> {
		this.#pinnedPallets ??= this.#comparePin() ?? this.#compareNames();
		return this.#pinnedPallets;
	}

	/**
	 * Verifies names and arguments of a call, unless its pallet is pinned.
	 *
	 * @throws PhalaError `UNVERIFIED_RUNTIME`
	 */
	verifyCall(pallet: string, method: string): void {
		if (this.verifyRuntime().has(pallet)) return;
		const name = `${pallet}.${method}`;
		const expected = this.#known[`call ${laterName(name)}`];
		const layout = this.#describeCall(name);
		if (expected === undefined || layout === null || hashLayout(layout) !== expected)
			throw this.#unverified(`the arguments of ${name} are not known`);
	}

	/** `null`: the runtime is not pinned. */
	#comparePin(): ReadonlySet<string> | null {
		const { specName, specVersion } = readRuntimeVersion(this.#scan);
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
			const known = this.#known[name];
			const isKnown = known === undefined ? this.#isLearned(name) : known === hashLayout(text);
			if (!isKnown) throw this.#unverified(`its ${name} is not known`);
		}
		for (const name of REQUIRED_EXTENSIONS) {
			if (!layouts.has(`extension ${name}`)) throw this.#unverified(`its transactions do not have ${name}`);
		}
		return new Set();
	}

	/** @param name - of a layout */
	#isLearned(name: string): boolean {
		return name.startsWith(EXTENSION) && this.learned.has(name.slice(EXTENSION.length));
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

	#unverified(reason: string, cause?: unknown): PhalaError<"UNVERIFIED_RUNTIME"> {
		return unverifiedRuntime(readRuntimeVersion(this.#scan), reason, cause);
	}
}

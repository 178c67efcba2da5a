import { encodeCompact } from "../../codec/encode-integer.ts";
import type { Hex } from "../../codec/hex.ts";
import { Reader } from "../../codec/reader.ts";
import { unsupported } from "../../errors/unsupported.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import { callNames, constant } from "../metadata/decode.ts";
import type { MetadataReader } from "../metadata/metadata-reader.ts";
import { getType } from "../metadata/types.ts";
import type { Generation } from "../model/network.ts";
import type { Call, ExtrinsicPlace } from "../operation.ts";
import type { MultisigAccount } from "./multisig-account.ts";

/** A call that some signatories have approved. */
export interface PendingCall {
	/** Where the first approval is: later ones name it. */
	readonly when: ExtrinsicPlace;
	/** Reserved of `depositor`, pico PHA. */
	readonly deposit: bigint;
	/** Who approved first. */
	readonly depositor: Hex;
	readonly approvals: readonly Hex[];
}

/** Weight that a call may use: its part of computation in picoseconds, and of proofs in bytes. */
export interface CallWeight {
	readonly refTime: bigint;
	readonly proofSize: bigint;
}

/** Bytes of a kept call that one unit of its deposit pays for. */
const PART_BYTES = 32;
/** The most weight that can be encoded: for calls whose own is not known yet. */
const MAX_U64 = 2n ** 64n - 1n;

/** Multisigs of one runtime, read by its metadata. */
export class Multisigs {
	readonly #metadata: MetadataReader;
	readonly #map: NonNullable<ReturnType<MetadataReader["map"]>>;
	readonly #keepsCalls: boolean;

	/** @throws PhalaError `UNSUPPORTED` where the runtime has no multisigs */
	constructor(metadata: MetadataReader, generation: Generation) {
		const { scan } = metadata;
		const map = metadata.map("Multisig", "Multisigs");
		if (map === null || !callNames(scan, "Multisig").includes("as_multi"))
			throw unsupported("plan.multisig", generation, "the chain has no pallet of multisigs", null);
		const type = getType(scan, scan.pallets.get("Multisig")?.calls ?? -1);
		const variant = type.kind === "enum" ? type.variants.find(({ name }) => name === "as_multi") : undefined;
		this.#metadata = metadata;
		this.#map = map;
		this.#keepsCalls = variant?.fields.some(({ name }) => name === "store_call") ?? false;
	}

	/** Most signatories of an account. */
	get maxSignatories(): number {
		return Number(this.#constant("MaxSignatories"));
	}

	/** PHA that the first approval reserves of its signer until the call is executed or cancelled, pico. */
	deposit(threshold: number): bigint {
		return BigInt(this.#constant("DepositBase")) + BigInt(this.#constant("DepositFactor")) * BigInt(threshold);
	}

	/** PHA that it costs to keep a call of this length on the chain, pico. @remarks Source: `multisig.asMulti` with `storeCall` */
	keepingDeposit(callBytes: number): bigint {
		return this.deposit(Math.ceil((encodeCompact(BigInt(callBytes)).length + callBytes) / PART_BYTES));
	}

	/**
	 * The call that an approval keeps on the chain for later ones, encoded; `null`: none.
	 *
	 * @remarks Source: `multisig.calls`, generation 1
	 */
	*readKept(callHash: Hex): StorageQuery<Hex | null> {
		const map = this.#metadata.map("Multisig", "Calls");
		if (map === null) return null;
		const key = map.key(callHash);
		const bytes = (yield { keys: [key] }).value(key);
		// The call with its length comes first.
		return bytes === null ? null : new Reader(bytes).blob();
	}

	/** @remarks Source: `multisig.multisigs` */
	*read(account: Hex, callHash: Hex): StorageQuery<PendingCall | null> {
		const key = this.#map.key(account, callHash);
		const bytes = (yield { keys: [key] }).value(key);
		return bytes === null ? null : this.#decode(bytes);
	}

	/**
	 * Calls of an account that wait for approvals, by hash.
	 *
	 * @remarks Source: `multisig.multisigs`
	 */
	*readAll(account: Hex): StorageQuery<readonly (readonly [callHash: Hex, call: PendingCall])[]> {
		const prefix = this.#map.key(account);
		const keys = (yield { prefixes: [prefix] }).keysUnder(prefix);
		const response = yield { keys };
		return keys.flatMap((key) => {
			const bytes = response.value(key);
			return bytes === null ? [] : [[this.#map.args(key)[1] as Hex, this.#decode(bytes)] as const];
		});
	}

	/**
	 * The approval of a call, which executes it where it is the last one.
	 *
	 * @param weight - that of the call; `null`: not known yet
	 */
	buildApproval(
		account: MultisigAccount,
		others: readonly Hex[],
		pending: PendingCall | null,
		{ call, weight }: { readonly call: Call; readonly weight: CallWeight | null },
		hasProofSize: boolean,
	): Call {
		const args = {
			...approvalArgs(account, others, pending),
			call,
			...(this.#keepsCalls && { storeCall: false }),
			maxWeight: toMaxWeight(weight, MAX_U64, hasProofSize),
		};
		return { pallet: "multisig", method: "asMulti", args };
	}

	/**
	 * The approval of a call by its hash.
	 *
	 * @param weight - that of the call, where the chain keeps the call and executes it; `null`: nothing is executed
	 */
	buildHashApproval(
		account: MultisigAccount,
		others: readonly Hex[],
		pending: PendingCall | null,
		{ callHash, weight }: { readonly callHash: Hex; readonly weight: CallWeight | null },
		hasProofSize: boolean,
	): Call {
		const args = {
			...approvalArgs(account, others, pending),
			callHash,
			maxWeight: toMaxWeight(weight, 0n, hasProofSize),
		};
		return { pallet: "multisig", method: "approveAsMulti", args };
	}

	#decode(bytes: Hex): PendingCall {
		return this.#metadata.strictFields("Multisig.Multisigs", this.#map.decode(bytes)) as PendingCall;
	}

	#constant(name: string): bigint | number {
		const value = constant(this.#metadata.scan, "Multisig", name);
		return typeof value === "bigint" || typeof value === "number" ? value : 0;
	}
}

/** The arguments that both kinds of approval begin with. */
function approvalArgs({ threshold }: MultisigAccount, others: readonly Hex[], pending: PendingCall | null) {
	return { threshold, otherSignatories: others, maybeTimepoint: pending?.when ?? null };
}

function toMaxWeight(weight: CallWeight | null, otherwise: bigint, hasProofSize: boolean): CallWeight | bigint {
	const { refTime, proofSize } = weight ?? { refTime: otherwise, proofSize: otherwise };
	return hasProofSize ? { refTime, proofSize } : refTime;
}

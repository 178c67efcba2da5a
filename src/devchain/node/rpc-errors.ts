import type { Hex } from "../../codec/hex.ts";
import type { Invalid } from "../runtime/runtime.ts";

/** A JSON-RPC error. */
export class RpcError extends Error {
	/** JSON-RPC error code. */
	readonly code: number;
	/** Additional detail. */
	readonly data: string | undefined;

	/**
	 * @param code - the code that Substrate nodes use
	 * @param message - the message that Substrate nodes use
	 * @param data - additional detail
	 */
	constructor(code: number, message: string, data?: string) {
		super(message);
		this.code = code;
		this.data = data;
	}
}

const REASONS: Record<string, string> = {
	Call: "Transaction call is not expected",
	Payment: "Inability to pay some fees (e.g. account balance too low)",
	Future: "Transaction will be valid in the future",
	Stale: "Transaction is outdated",
	BadProof: "Transaction has a bad signature",
	AncientBirthBlock: "Transaction birth block is ancient",
	ExhaustsResources: "Transaction would exhaust the block limits",
	MandatoryValidation: "Transaction dispatch is mandatory; transactions must not be validated.",
	BadSigner: "Invalid signing address",
	CannotLookup: "Could not lookup information required to validate the transaction",
	NoUnsignedValidator: "Could not find an unsigned validator for the unsigned transaction",
};

/** Errors of a transaction pool, with the codes and messages of Substrate's `author` methods, and those of gateways. */
export const rpcErrors = {
	invalid({ kind, reason }: Invalid): RpcError {
		if (reason === "CannotDecode") {
			return new RpcError(
				1002,
				"Verification Error: Runtime error: Execution failed: Could not decode extrinsic",
				"RuntimeApi",
			);
		}
		const data = REASONS[reason] ?? reason;
		return kind === "Unknown"
			? new RpcError(1011, "Unknown Transaction Validity", data)
			: new RpcError(1010, "Invalid Transaction", data);
	},
	badFormat: () => new RpcError(1001, "Extrinsic has invalid format: Codec error"),
	banned: () => new RpcError(1012, "Transaction is temporarily banned"),
	alreadyImported: (hash: Hex) => new RpcError(1013, "Transaction Already Imported", hash),
	tooLowPriority: (old: bigint, now: bigint) =>
		new RpcError(
			1014,
			`Priority is too low: (${old} vs ${now})`,
			"The transaction has too low priority to replace another transaction already in the pool.",
		),
	cycle: () => new RpcError(1015, "Cycle Detected"),
	rateLimited: () => new RpcError(-32005, "Rate limit exceeded"),
	full: () => new RpcError(1016, "Immediately Dropped", "The transaction couldn't enter the pool because of the limit"),
};

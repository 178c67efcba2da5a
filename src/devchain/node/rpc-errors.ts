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

/** Reason of a runtime call with bytes that are no extrinsic. */
const CANNOT_DECODE =
	"Execution failed: Execution aborted due to panic: Bad input data provided to validate_transaction: Codec error";

/**
 * Errors with the codes and messages of Substrate nodes (polkadot-sdk with jsonrpsee 0.24), and those of gateways. Nodes of
 * Khala's time (substrate of polkadot-v0.9 with jsonrpsee 0.16) had the same codes, apart from -32702 for responses that are
 * too big.
 */
export const rpcErrors = {
	invalid({ kind, reason }: Invalid): RpcError {
		if (reason === "CannotDecode") {
			return new RpcError(
				1002,
				`Verification Error: Runtime error: ${CANNOT_DECODE}`,
				`RuntimeApi(${JSON.stringify(CANNOT_DECODE)})`,
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
	state: (reason: string) => new RpcError(4003, `Client error: ${reason}`),
	unknownBlock: (hash: Hex) => rpcErrors.state(`UnknownBlock: Header was not found in the database: ${hash}`),
	unavailableStorageKind: () => new RpcError(5001, "This storage kind is not available yet."),
	unsafe: () => new RpcError(-32601, "RPC call is unsafe to be called externally"),
	rateLimited: () => new RpcError(-32005, "Rate limit exceeded"),
	full: () => new RpcError(1016, "Immediately Dropped", "The transaction couldn't enter the pool because of the limit"),
};

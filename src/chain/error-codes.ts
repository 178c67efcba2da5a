import type { ErrorCode, RuleCode } from "../errors/codes.ts";
import type { ErrorCodeLookup } from "./chain-adapter.ts";

/** Dispatch errors of each camelCase pallet: for each code their names, separated by spaces. */
export interface ErrorCodeMap {
	readonly [pallet: string]: { readonly [C in RuleCode]?: string };
}

/** Errors of other pallets than those of the pools, in both generations. */
const COMMON_ERROR_CODES: ErrorCodeMap = {
	phalaRegistry: {
		WORKER_NOT_REGISTERED: "WorkerNotFound",
		REGISTRATION_REFUSED:
			"InvalidPubKey MalformedSignature InvalidSignatureLength InvalidSignature InvalidIASSigningCert InvalidReport InvalidQuoteStatus BadIASReport OutdatedIASReport UnknownQuoteBodyFormat InvalidRuntimeInfoHash InvalidRuntimeInfo InvalidInput InvalidBenchReport NoneAttestationDisabled GenesisBlockHashRejected PRuntimeRejected InvalidEndpointSigningTime ParachainIdMismatch InvalidConsensusVersion",
		CALL_RESERVED:
			"CannotHandleUnknownMessage InvalidSender UnknownContract InvalidGatekeeper InvalidMasterPubkey MasterKeyMismatch MasterKeyUninitialized GenesisBlockHashAlreadyExists GenesisBlockHashNotFound PRuntimeAlreadyExists PRuntimeNotFound UnknownCluster NotImplemented CannotRemoveLastGatekeeper MasterKeyInRotation InvalidRotatedMasterPubkey NotMigrationRoot",
	},
	balances: {
		INSUFFICIENT_BALANCE: "VestingBalance LiquidityRestrictions InsufficientBalance Expendability KeepAlive",
		BALANCE_TOO_SMALL: "ExistentialDeposit DeadAccount",
	},
	token: {
		INSUFFICIENT_BALANCE: "FundsUnavailable NoFunds NotExpendable WouldDie OnlyProvider",
		BALANCE_TOO_SMALL: "BelowMinimum CannotCreate",
		FUNDS_FROZEN: "Frozen",
		WRAPPED_ASSET_MISSING: "UnknownAsset",
	},
	utility: { TOO_MANY_CALLS: "TooManyCalls" },
	multisig: {
		ALREADY_APPROVED: "AlreadyApproved",
		ALREADY_STORED: "AlreadyStored",
		TOO_MANY_SIGNATORIES: "TooManySignatories",
		MULTISIG_NOT_PENDING: "NotFound",
		NOT_DEPOSITOR: "NotOwner",
		MULTISIG_CHANGED: "NoTimepoint WrongTimepoint UnexpectedTimepoint",
	},
	proxy: {
		NOT_PROXY: "NotProxy",
		PROXY_DELAYED: "Unannounced",
		PROXY_NOT_FOUND: "NotFound",
		TOO_MANY_PROXIES: "TooMany",
	},
	phalaMq: { CALL_RESERVED: "BadSender BadSequence BadDestination" },
	system: { CALL_RESERVED: "BadOrigin CallFiltered" },
};

/**
 * Creates the lookup of a generation's error codes.
 *
 * @returns the code by camelCase pallet (`token`, `arithmetic`, `system` for errors without a pallet)
 * and error name; `DISPATCH_FAILED` for errors without a code of their own
 */
export function createErrorCodeLookup(own: ErrorCodeMap): ErrorCodeLookup {
	const codes = new Map(
		Object.entries({ ...COMMON_ERROR_CODES, ...own }).flatMap(([pallet, byCode]) =>
			Object.entries(byCode).flatMap(([code, names]) =>
				names.split(" ").map((name): [string, ErrorCode] => [`${pallet}.${name}`, code as RuleCode]),
			),
		),
	);
	return (pallet, name) => codes.get(`${pallet}.${name}`) ?? "DISPATCH_FAILED";
}

import type { TypeTable } from "./type-table.ts";

/** A runtime API in metadata of version 15; types by id. */
export interface ApiDescription {
	readonly name: string;
	readonly methods: readonly MethodDescription[];
}

interface MethodDescription {
	readonly name: string;
	readonly inputs: readonly { readonly name: string; readonly type: number }[];
	readonly output: number;
}

/** Describes the methods of the APIs in `versions` that the runtime implements, see `runtimeApis`. */
export function describeApis(
	types: TypeTable,
	extrinsic: number,
	versions: ReadonlyMap<string, number>,
): ApiDescription[] {
	const u32 = types.primitive("U32");
	const u64 = types.primitive("U64");
	const balance = types.primitive("U128");
	const bytes = types.sequence(types.primitive("U8"));
	const opaque = types.struct("sp_core::OpaqueMetadata", [[null, bytes]]);
	const weight = types.find(/::weight_v2::Weight$/);
	const extrinsicAndLength = { uxt: extrinsic, len: u32 };
	const all: readonly ApiDescription[] = [
		api("Core", [method("version", {}, types.find(/::RuntimeVersion$/))]),
		api("Metadata", [
			method("metadata", {}, opaque),
			method("metadata_at_version", { version: u32 }, types.option(opaque)),
			method("metadata_versions", {}, types.sequence(u32)),
		]),
		api("TaggedTransactionQueue", [
			method(
				"validate_transaction",
				{ source: transactionSource(types), tx: extrinsic, block_hash: types.find(/::H256$/) },
				types.result(validTransaction(types), validityError(types)),
			),
		]),
		api("AuraApi", [method("slot_duration", {}, types.struct("sp_consensus_slots::SlotDuration", [[null, u64]]))]),
		api("AccountNonceApi", [method("account_nonce", { account: types.find(/::AccountId32$/) }, u32)]),
		api("TransactionPaymentApi", [
			method("query_info", extrinsicAndLength, dispatchInfo(types)),
			method("query_fee_details", extrinsicAndLength, feeDetails(types)),
			...((versions.get("TransactionPaymentApi") ?? 0) < 3
				? []
				: [
						method("query_weight_to_fee", { weight }, balance),
						method("query_length_to_fee", { length: u32 }, balance),
					]),
		]),
	];
	return all.filter(({ name }) => versions.has(name));
}

const api = (name: string, methods: readonly MethodDescription[]): ApiDescription => ({ name, methods });

const method = (name: string, inputs: Readonly<Record<string, number>>, output: number): MethodDescription => ({
	name,
	inputs: Object.entries(inputs).map(([input, type]) => ({ name: input, type })),
	output,
});

const dispatchInfo = (types: TypeTable): number =>
	types.struct("pallet_transaction_payment::types::RuntimeDispatchInfo", [
		["weight", types.find(/::weight_v2::Weight$/)],
		["class", types.find(/::DispatchClass$/)],
		["partial_fee", types.primitive("U128")],
	]);

function feeDetails(types: TypeTable): number {
	const balance = types.primitive("U128");
	const inclusion = types.struct("pallet_transaction_payment::types::InclusionFee", [
		["base_fee", balance],
		["len_fee", balance],
		["adjusted_weight_fee", balance],
	]);
	return types.struct("pallet_transaction_payment::types::FeeDetails", [
		["inclusion_fee", types.option(inclusion)],
		["tip", balance],
	]);
}

const VALIDITY = "sp_runtime::transaction_validity";

const transactionSource = (types: TypeTable): number =>
	types.variants(`${VALIDITY}::TransactionSource`, [{ name: "InBlock" }, { name: "Local" }, { name: "External" }]);

function validTransaction(types: TypeTable): number {
	const u64 = types.primitive("U64");
	const tags = types.sequence(types.sequence(types.primitive("U8")));
	return types.struct(`${VALIDITY}::ValidTransaction`, [
		["priority", u64],
		["requires", tags],
		["provides", tags],
		["longevity", u64],
		["propagate", types.primitive("Bool")],
	]);
}

function validityError(types: TypeTable): number {
	const custom = { name: "Custom", fields: [[null, types.primitive("U8")]] } as const;
	const names = (...list: readonly string[]) => list.map((name) => ({ name }));
	const invalid = types.variants(`${VALIDITY}::InvalidTransaction`, [
		...names("Call", "Payment", "Future", "Stale", "BadProof", "AncientBirthBlock", "ExhaustsResources"),
		custom,
		...names("BadMandatory", "MandatoryValidation", "BadSigner"),
	]);
	const unknown = types.variants(`${VALIDITY}::UnknownTransaction`, [
		...names("CannotLookup", "NoUnsignedValidator"),
		custom,
	]);
	return types.variants(`${VALIDITY}::TransactionValidityError`, [
		{ name: "Invalid", fields: [[null, invalid]] },
		{ name: "Unknown", fields: [[null, unknown]] },
	]);
}

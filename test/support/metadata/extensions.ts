import { addType, type EditableMetadata } from "./edit.ts";

type Def = EditableMetadata["lookup"][number]["def"];

const EMPTY: Def = { tag: "tuple", value: [] };
const field = (name: string | undefined, type: number) => ({ name, type, typeName: undefined, docs: [] });

/** The type `u32`, as what an extension adds. */
export const U32: Def = { tag: "primitive", value: { tag: "u32", value: undefined } };

/** Adds a signed extension; at the end where no place is given. */
export function add(
	metadata: EditableMetadata,
	identifier: string,
	extra: Def | number | null,
	additional: Def | null = null,
	place = metadata.extrinsic.signedExtensions.length,
): void {
	metadata.extrinsic.signedExtensions.splice(place, 0, {
		identifier,
		type: typeof extra === "number" ? extra : addType(metadata, extra ?? EMPTY),
		additionalSigned: addType(metadata, additional ?? EMPTY),
	});
}

/** Adds a signed extension without bytes, whose type is a struct as those of runtimes. */
export function addEmpty(metadata: EditableMetadata, identifier: string): void {
	const phantom = addType(metadata, { tag: "composite", value: [] }, ["PhantomData"]);
	add(metadata, identifier, { tag: "composite", value: [field(undefined, phantom)] });
}

/** Adds `CheckMetadataHash` as FRAME has it. */
export function addMetadataHash(metadata: EditableMetadata, place?: number): void {
	const variants = ["Disabled", "Enabled"].map((name, index) => ({ name, index, fields: [], docs: [] }));
	const mode = addType(metadata, { tag: "variant", value: variants });
	const byte = addType(metadata, { tag: "primitive", value: { tag: "u8", value: undefined } });
	const hash = addType(metadata, { tag: "array", value: { len: 32, type: byte } });
	const extra: Def = { tag: "composite", value: [field("mode", mode)] };
	add(metadata, "CheckMetadataHash", extra, optionOf(hash), place);
}

/** An `Option` of a type. */
function optionOf(type: number): Def {
	const some = { name: "Some", index: 1, fields: [field(undefined, type)], docs: [] };
	return { tag: "variant", value: [{ name: "None", index: 0, fields: [], docs: [] }, some] };
}

/** Gives an extension another name and type. */
export function replace(metadata: EditableMetadata, identifier: string, name: string, type: number): void {
	const found = metadata.extrinsic.signedExtensions.find((each) => each.identifier === identifier);
	if (!found) throw new Error(`no ${identifier}`);
	Object.assign(found, { identifier: name, type });
}

/**
 * Takes fees by `ChargeAssetTxPayment` in place of `ChargeTransactionPayment`.
 *
 * @param options - `keep`: beside it; `reverse`: with its fields in the other order
 */
export function payInAssets(metadata: EditableMetadata, { keep = false, reverse = false } = {}): void {
	const u128 = addType(metadata, { tag: "primitive", value: { tag: "u128", value: undefined } });
	const tip = addType(metadata, { tag: "compact", value: u128 });
	const asset = addType(metadata, optionOf(addType(metadata, U32)), ["Option"]);
	const fields = [field("tip", tip), field("asset_id", asset)];
	const extra: Def = { tag: "composite", value: reverse ? fields.reverse() : fields };
	if (keep) add(metadata, "ChargeAssetTxPayment", extra);
	else replace(metadata, "ChargeTransactionPayment", "ChargeAssetTxPayment", addType(metadata, extra));
}

/** Takes fees by `SkipCheckIfFeeless` around `ChargeTransactionPayment`. */
export function skipFees(metadata: EditableMetadata): void {
	const inner = metadata.extrinsic.signedExtensions.find((each) => each.identifier === "ChargeTransactionPayment");
	const phantom = addType(metadata, { tag: "composite", value: [] }, ["PhantomData"]);
	const fields = [field(undefined, inner?.type ?? -1), field(undefined, phantom)];
	const type = addType(metadata, { tag: "composite", value: fields }, ["SkipCheckIfFeeless"]);
	replace(metadata, "ChargeTransactionPayment", "SkipCheckIfFeeless", type);
}

/** Changes the version of a runtime. */
export function setSpecVersion(metadata: EditableMetadata, specVersion: number): void {
	const version = metadata.pallets.flatMap(({ constants }) => constants).find(({ name }) => name === "Version");
	if (!version) throw new Error("no version");
	// Spec name, implementation name, authoring version, spec version.
	const bytes = Buffer.from(version.value.slice(2), "hex");
	const at = 2 + (bytes[0] as number) / 4 + (bytes[1 + (bytes[0] as number) / 4] as number) / 4 + 4;
	bytes.writeUInt32LE(specVersion, at);
	version.value = `0x${bytes.toString("hex")}` as typeof version.value;
}

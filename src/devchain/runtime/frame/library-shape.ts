import type { Metadata, PortableRegistry } from "@polkadot/types";
import type { SiField, SiType } from "@polkadot/types/interfaces";
import { toHex } from "../../../codec/hex.ts";
import type { FieldShape, PalletShape, RuntimeShape, StorageShape, TypeShape } from "./runtime-shape.ts";

type Pallet = Metadata["asLatest"]["pallets"][number];
type Item = ReturnType<Pallet["storage"]["unwrap"]>["items"][number];

/** The shape of metadata that `@polkadot/types` decoded; types are converted when they are used. */
export function libraryShape(metadata: Metadata, lookup: PortableRegistry): RuntimeShape {
	const types = new Map<number, TypeShape>();
	const { type: extrinsic } = metadata.asV14.extrinsic;
	const call = lookup.getSiType(extrinsic).params.find(({ name }) => name.toString() === "Call")?.type;
	return {
		call: call?.isSome ? call.unwrap().toNumber() : null,
		pallets: metadata.asLatest.pallets.map(palletShape),
		type(id) {
			let type = types.get(id);
			if (type === undefined) {
				type = typeShape(lookup.getSiType(id));
				types.set(id, type);
			}
			return type;
		},
	};
}

function palletShape({ name, index, storage, calls, events, errors, constants }: Pallet): PalletShape {
	const entries = storage.isSome ? storage.unwrap() : null;
	const idOf = (part: Pallet["calls"] | Pallet["events"] | Pallet["errors"]) =>
		part.isSome ? part.unwrap().type.toNumber() : null;
	return {
		name: name.toString(),
		index: index.toNumber(),
		...(entries && { prefix: entries.prefix.toString() }),
		storage: new Map(entries?.items.map((item) => [item.name.toString(), storageShape(item)])),
		calls: idOf(calls),
		events: idOf(events),
		errors: idOf(errors),
		constants: new Map(
			constants.map((constant) => [
				constant.name.toString(),
				{ type: constant.type.toNumber(), value: toHex(constant.value.toU8a(true)) },
			]),
		),
	};
}

function storageShape({ modifier, type, fallback }: Item): StorageShape {
	const shared = { optional: modifier.isOptional, fallback: toHex(fallback.toU8a(true)) };
	if (type.isPlain) return { ...shared, hashers: [], key: null, value: type.asPlain.toNumber() };
	const { hashers, key, value } = type.asMap;
	return {
		...shared,
		hashers: hashers.map((hasher) => hasher.type),
		key: key.toNumber(),
		value: value.toNumber(),
	};
}

function typeShape({ def, path: names }: SiType): TypeShape {
	const path = names.map(String);
	if (def.isComposite) return { path, kind: "struct", fields: def.asComposite.fields.map(fieldShape) };
	if (def.isVariant) {
		const variants = def.asVariant.variants.map(({ name, index, fields }) => ({
			name: name.toString(),
			index: index.toNumber(),
			fields: fields.map(fieldShape),
		}));
		return { path, kind: "enum", variants };
	}
	if (def.isSequence) return { path, kind: "sequence", element: def.asSequence.type.toNumber() };
	if (def.isArray) {
		const { type, len } = def.asArray;
		return { path, kind: "array", element: type.toNumber(), length: len.toNumber() };
	}
	if (def.isTuple) return { path, kind: "tuple", types: def.asTuple.map((type) => type.toNumber()) };
	if (def.isPrimitive) return { path, kind: "primitive", name: def.asPrimitive.type.toLowerCase() };
	if (def.isCompact) return { path, kind: "compact", element: def.asCompact.type.toNumber() };
	return { path, kind: "bits" };
}

function fieldShape({ name, type }: SiField): FieldShape {
	return { name: name.isSome ? name.unwrap().toString() : null, type: type.toNumber() };
}

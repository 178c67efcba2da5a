import { type CodecType, metadata as codec } from "@polkadot-api/substrate-bindings";

type Metadata = Extract<CodecType<typeof codec>["metadata"], { tag: "v14" }>["value"];
type Type = Metadata["lookup"][number];

/** Enums with one variant per pallet; variants of dropped pallets are dropped. */
const OUTER = new Set(["RuntimeCall", "Call", "RuntimeEvent", "Event", "OriginCaller"]);

/**
 * Trims metadata (version 14, with its magic number) to some of the pallets of its runtime.
 *
 * - Pallet, call, event and error indexes stay, so bytes of the full runtime decode the same
 * - Unused types are removed and the others renumbered; documentation is removed
 * - Trimming trimmed metadata changes nothing
 *
 * @param bytes - SCALE metadata as `state_getMetadata` returns it
 * @param pallets - names of the pallets to keep; names that the runtime lacks are ignored
 */
export function trim(bytes: Uint8Array, pallets: readonly string[]): Uint8Array {
	const { magicNumber, metadata } = codec.dec(bytes);
	if (metadata.tag !== "v14") throw new Error(`Invalid metadata version: ${metadata.tag}. Expected v14.`);
	const full = metadata.value;
	const kept = full.pallets.filter(({ name }) => pallets.includes(name));
	const lookup = withoutPallets(full, new Set(kept.map(({ name }) => name)));
	const ids = renumber(lookup, roots({ ...full, pallets: kept }));
	const id = (old: number) => ids.get(old) ?? fail(`type ${old} is not reached`);
	const value: Metadata = {
		...full,
		lookup: lookup.filter((type) => ids.has(type.id)).map((type) => mapped(type, id)),
		pallets: kept.map((pallet) => mappedPallet(pallet, id)),
		extrinsic: {
			...full.extrinsic,
			type: id(full.extrinsic.type),
			signedExtensions: full.extrinsic.signedExtensions.map((e) => ({
				...e,
				type: id(e.type),
				additionalSigned: id(e.additionalSigned),
			})),
		},
		type: id(full.type),
	};
	return codec.enc({ magicNumber, metadata: { tag: "v14", value } });
}

function withoutPallets(full: Metadata, kept: ReadonlySet<string>): Type[] {
	const crate = full.lookup[full.type]?.path[0];
	const dropped = new Set(full.pallets.map(({ name }) => name).filter((name) => !kept.has(name)));
	return full.lookup.map((type) => {
		const outer = type.path.length === 2 && type.path[0] === crate && OUTER.has(type.path[1] ?? "");
		if (!outer || type.def.tag !== "variant") return type;
		return { ...type, def: { ...type.def, value: type.def.value.filter(({ name }) => !dropped.has(name)) } };
	});
}

function roots(m: Metadata): number[] {
	const found: (number | undefined)[] = [m.type, m.extrinsic.type];
	for (const e of m.extrinsic.signedExtensions) found.push(e.type, e.additionalSigned);
	for (const pallet of m.pallets) {
		found.push(pallet.calls, pallet.events, pallet.errors, ...pallet.constants.map(({ type }) => type));
		for (const { type } of pallet.storage?.items ?? []) {
			if (type.tag === "plain") found.push(type.value);
			else found.push(type.value.key, type.value.value);
		}
	}
	return found.filter((id) => id !== undefined);
}

/** New ids of all types reachable from `from`, in the old order. */
function renumber(lookup: readonly Type[], from: number[]): Map<number, number> {
	const reached = new Set<number>();
	const open = [...from];
	for (let id = open.pop(); id !== undefined; id = open.pop()) {
		if (reached.has(id)) continue;
		reached.add(id);
		mapped(lookup[id] ?? fail(`no type ${id}`), (next) => {
			open.push(next);
			return next;
		});
	}
	return new Map([...reached].sort((a, b) => a - b).map((old, index) => [old, index]));
}

/** `type` without documentation, with every type id in it mapped by `id`. */
function mapped(type: Type, id: (old: number) => number): Type {
	return {
		...type,
		id: id(type.id),
		params: type.params.map((p) => ({ ...p, type: p.type === undefined ? undefined : id(p.type) })),
		def: mappedDefinition(type.def, id),
		docs: [],
	};
}

function mappedDefinition(def: Type["def"], id: (old: number) => number): Type["def"] {
	const field = <F extends { type: number; docs: string[] }>(f: F): F => ({ ...f, type: id(f.type), docs: [] });
	switch (def.tag) {
		case "composite":
			return { ...def, value: def.value.map(field) };
		case "variant":
			return { ...def, value: def.value.map((v) => ({ ...v, fields: v.fields.map(field), docs: [] })) };
		case "sequence":
		case "compact":
			return { ...def, value: id(def.value) };
		case "array":
			return { ...def, value: { ...def.value, type: id(def.value.type) } };
		case "tuple":
			return { ...def, value: def.value.map(id) };
		case "bitSequence":
			return {
				...def,
				value: { bitStoreType: id(def.value.bitStoreType), bitOrderType: id(def.value.bitOrderType) },
			};
		case "primitive":
			return def;
	}
}

function mappedPallet(pallet: Metadata["pallets"][number], id: (old: number) => number): Metadata["pallets"][number] {
	const maybe = (old: number | undefined) => (old === undefined ? undefined : id(old));
	return {
		...pallet,
		storage: pallet.storage && {
			...pallet.storage,
			items: pallet.storage.items.map((item) => ({
				...item,
				type:
					item.type.tag === "plain"
						? { ...item.type, value: id(item.type.value) }
						: {
								...item.type,
								value: { ...item.type.value, key: id(item.type.value.key), value: id(item.type.value.value) },
							},
				docs: [],
			})),
		},
		calls: maybe(pallet.calls),
		events: maybe(pallet.events),
		errors: maybe(pallet.errors),
		constants: pallet.constants.map((c) => ({ ...c, type: id(c.type), docs: [] })),
		docs: [],
	};
}

function fail(message: string): never {
	throw new Error(message);
}

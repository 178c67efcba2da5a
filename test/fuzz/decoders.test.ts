import { describe } from "vitest";
import { entries as entriesV1 } from "../../generated/v1/entries.ts";
import { shapes as shapesV1 } from "../../generated/v1/shapes.ts";
import { entries as entriesV2 } from "../../generated/v2/entries.ts";
import { shapes as shapesV2 } from "../../generated/v2/shapes.ts";
import { layouts } from "../../generated/v2/signing.ts";
import { trim } from "../../scripts/generate/trim.ts";
import { Addresses } from "../../src/chain/addresses.ts";
import { parseDescription } from "../../src/chain/description.ts";
import { mapPoolEvent } from "../../src/chain/events/map-event.ts";
import { bindEntries } from "../../src/chain/metadata/bind-entries.ts";
import { constant } from "../../src/chain/metadata/decode.ts";
import { decodeEvents } from "../../src/chain/metadata/decode-events.ts";
import { createMetadataReader } from "../../src/chain/metadata/metadata-reader.ts";
import { type MetadataScan, scanMetadata } from "../../src/chain/metadata/scan.ts";
import { LayoutVerifier } from "../../src/chain/signing/layout-verifier.ts";
import { TransactionVerifier } from "../../src/chain/signing/transaction-verifier.ts";
import { type Hex, toHex } from "../../src/codec/hex.ts";
import { Reader } from "../../src/codec/reader.ts";
import type { StorageEntry } from "../../src/query/storage-entry.ts";
import { fuzz, isRangeError, type Random } from "../support/fuzz.ts";
import { randomScale } from "../support/metadata/random-scale.ts";
import { rhala1130, rhala1241, v1, v2 } from "../support/metadata/specimens.ts";

type AnyEntry = StorageEntry<readonly unknown[], unknown>;

const listEntries = (table: object): readonly AnyEntry[] =>
	Object.values(table).flatMap((pallet) => Object.values(pallet as Record<string, AnyEntry>));

/** Bytes of a type: valid ones, changed ones, or any. */
function bytesOf(scan: MetadataScan, type: number | undefined, random: Random): Hex {
	if (type === undefined || random.below(8) === 0) return toHex(random.bytes());
	const valid: Hex = `0x${randomScale(scan, type, random)}`;
	return random.below(4) === 0 ? valid : random.mutateHex(valid);
}

const BLOCK = { hash: `0x${"01".repeat(32)}` as Hex, number: 1, timestampMs: 1 };

describe("decoders", () => {
	const methods = ["u8", "u16", "u32", "u64", "u128", "bool", "compact", "length", "blob", "text", "end"] as const;
	fuzz(
		"Reader",
		(random) => {
			const r = new Reader(random.below(2) === 0 ? toHex(random.bytes()) : random.mutateHex("0x080102fe0123"));
			for (let left = random.below(6); left > 0; left--) {
				const method = random.pick(methods);
				const read = random.pick<() => unknown>([
					() => r.vec((r) => r[method]()),
					() => r.option((r) => r[method]()),
					() => r.hex(random.below(70)),
					() => r[method](),
				]);
				read();
			}
		},
		isRangeError,
	);

	for (const [name, table, scan] of [
		["generation 1", entriesV1, v1.scan],
		["generation 2", entriesV2, v2.scan],
		["generation 1, rhala 1130", bindEntries(entriesV1, rhala1130.scan, shapesV1).entries, rhala1130.scan],
		["generation 2, rhala 1241", bindEntries(entriesV2, rhala1241.scan, shapesV2).entries, rhala1241.scan],
	] as const) {
		const all = listEntries(table);
		fuzz(`storage of ${name}`, (random) => {
			const entry = random.pick(all);
			const item = scan.pallets.get(entry.pallet)?.storage.get(entry.item);
			entry.decode(bytesOf(scan, item?.value, random));
		});
		fuzz(`storage keys of ${name}`, (random) => {
			const entry = random.pick(all);
			entry.args(random.mutateHex(`${entry.under()}${"00".repeat(random.below(90))}`));
		});
	}

	const otherLayouts = [...v2.scan.types.keys()];
	const listV2 = listEntries(entriesV2);
	fuzz("storage fitted to a layout that is another", (random) => {
		const entry = random.pick(listV2);
		const pallet = v2.scan.pallets.get(entry.pallet);
		const item = pallet?.storage.get(entry.item);
		if (!pallet || !item) return;
		const storage = new Map([...pallet.storage, [entry.item, { ...item, value: random.pick(otherLayouts) }]]);
		const scan = { ...v2.scan, pallets: new Map([[entry.pallet, { ...pallet, storage }]]) };
		const bound = bindEntries({ only: { only: entry } }, scan, shapesV2).entries.only.only;
		const value = bound.decode(bytesOf(v2.scan, storage.get(entry.item)?.value, random));
		JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? "" : part));
	});

	for (const { name, scan } of [v1, v2]) {
		const type = scan.pallets.get("System")?.storage.get("Events")?.value;
		const addresses = new Addresses(30);
		const metadata = createMetadataReader(scan);
		fuzz(`events of ${name}`, (random) => {
			for (const event of decodeEvents(scan, bytesOf(scan, type, random)))
				mapPoolEvent(event, { block: BLOCK, extrinsic: 0, index: 0 }, addresses);
		});
		fuzz(`dispatch errors of ${name}`, (random) => {
			const error = random.pick([
				random.json(),
				{ Module: { index: random.below(90), error: random.below(300) } },
				{ Module: { index: random.json(), error: random.mutateHex("0x01000000") } },
			]);
			metadata.dispatchError(error, null);
		});
		fuzz(`timestamps of ${name}`, (random) => {
			metadata.blockTimestampMs([random.mutateHex("0x280402000b10e5c8b28b01"), toHex(random.bytes())]);
		});
		const verifier = new TransactionVerifier(scan, new LayoutVerifier(scan, layouts));
		const call = { pallet: "system", method: "remark", args: { remark: "0x00" } };
		fuzz(`calls of ${name}`, (random) => verifier.verifyCall(call, bytesOf(scan, scan.extrinsic.call ?? 0, random)));
	}

	const small = toHex(trim(v2.bytes, ["Timestamp"]));
	fuzz("metadata", (random) => {
		const scan = scanMetadata(random.below(4) === 0 ? toHex(random.bytes()) : random.mutateHex(small));
		const events = scan.pallets.get("System")?.storage.get("Events")?.value;
		decodeEvents(scan, bytesOf(scan, events, random));
		for (const pallet of scan.pallets.values())
			for (const name of pallet.constants.keys()) {
				try {
					constant(scan, pallet.name, name);
				} catch (error) {
					// Its caller binds the runtime, and refuses it then.
					if (!isRangeError(error)) throw error;
				}
			}
	});

	fuzz("descriptions of pools", (random) => {
		const text = random.below(2) === 0 ? JSON.stringify({ version: 1, basic: "a" }) : JSON.stringify(random.json());
		parseDescription(random.below(3) === 0 ? random.bytes() : new TextEncoder().encode(random.mutate(text, '{}[]",:')));
	});
});

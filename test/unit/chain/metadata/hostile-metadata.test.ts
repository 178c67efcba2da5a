import { describe, expect, it } from "vitest";
import { bindRuntime } from "../../../../src/chain/bind-runtime.ts";
import { decodeEvents } from "../../../../src/chain/metadata/decode-events.ts";
import { scanMetadata } from "../../../../src/chain/metadata/scan.ts";
import type { Hex } from "../../../../src/codec/hex.ts";
import { addType, type EditableMetadata, editMetadata, storageOf } from "../../../support/metadata/edit.ts";
import { v2 } from "../../../support/metadata/specimens.ts";

/** Generous for a busy machine; the faults took minutes, or all memory. */
const TIME_LIMIT_MS = 20_000;

const edited = (edit: (metadata: EditableMetadata) => void) => editMetadata(v2.bytes, edit);
const tuple = (...value: number[]) => ({ tag: "tuple" as const, value });
const sequence = (value: number) => ({ tag: "sequence" as const, value });

/** Type of a plain storage value, set to another one. */
function setValue(metadata: EditableMetadata, pallet: string, item: string, value: number): void {
	storageOf(metadata, pallet, item).type = { tag: "plain", value };
}

function setEvents(type: (metadata: EditableMetadata) => number): Hex {
	return edited((metadata) => setValue(metadata, "System", "Events", type(metadata)));
}

describe("metadata of a hostile node", () => {
	it.each<[string, (metadata: EditableMetadata) => void]>([
		["a tuple of itself", (m) => addType(m, tuple(m.lookup.length))],
		["two types that wrap each other", (m) => addType(m, tuple(addType(m, tuple(m.lookup.length + 1))))],
		["a type that is not there", (m) => addType(m, sequence(60_000))],
		["a storage value that is not there", (m) => setValue(m, "Timestamp", "Now", 60_000)],
		[
			"300 variants in one enum",
			(m) =>
				addType(m, {
					tag: "variant",
					value: Array.from({ length: 300 }, (_, i) => ({ name: `V${i}`, fields: [], index: i & 255, docs: [] })),
				}),
		],
		[
			"a name of a megabyte",
			(m) =>
				addType(m, {
					tag: "composite",
					value: [{ name: "_".repeat(1 << 20), type: 0, typeName: undefined, docs: [] }],
				}),
		],
	])("hostile-metadata: is refused: %s", async (_, edit) => {
		await expect(bindRuntime(edited(edit), false)).rejects.toMatchObject({ code: "DECODE_FAILED" });
	});

	it("is refused where it is larger than any", () => {
		const huge: Hex = `0x6d6574610e${"00".repeat(5 << 20)}`;
		expect(() => scanMetadata(huge)).toThrow(expect.objectContaining({ code: "DECODE_FAILED" }));
	});

	it("hostile-metadata: binds in time where types name the next one twice", async () => {
		const start = performance.now();
		const metadata = edited((m) => {
			let type = addType(m, tuple());
			for (let i = 0; i < 60; i++) type = addType(m, tuple(type, type));
			setValue(m, "Timestamp", "Now", type);
		});
		expect(await bindRuntime(metadata, false)).toMatchObject({ differingStorage: ["Timestamp.Now"] });
		expect(performance.now() - start).toBeLessThan(TIME_LIMIT_MS);
	});

	it("binds where types nest thousands deep", async () => {
		const metadata = edited((m) => {
			let type = 0;
			for (let i = 0; i < 20_000; i++) type = addType(m, sequence(type));
			setValue(m, "Timestamp", "Now", type);
		});
		expect(await bindRuntime(metadata, false)).toMatchObject({ differingStorage: ["Timestamp.Now"] });
	});

	it.each<[string, Hex, Hex]>([
		["billions of values without bytes", setEvents((m) => addType(m, sequence(addType(m, tuple())))), "0x02000008"],
		[
			"an array of billions without bytes",
			setEvents((m) => addType(m, { tag: "array", value: { type: addType(m, tuple()), len: 0xffff_ffff } })),
			"0x",
		],
		[
			"values that double with each type",
			setEvents((m) => {
				let type = addType(m, tuple());
				for (let i = 0; i < 60; i++) type = addType(m, tuple(type, type));
				return type;
			}),
			"0x",
		],
		[
			"lists nested thousands deep",
			setEvents((m) => {
				let type = addType(m, tuple());
				for (let i = 0; i < 20_000; i++) type = addType(m, sequence(type));
				return type;
			}),
			`0x${"04".repeat(20_000)}`,
		],
		["a list of more bytes than there are", setEvents((m) => addType(m, sequence(2))), "0xfeffffff00"],
	])("hostile-metadata: costs bounded time and memory to decode: %s", (_, metadata, bytes) => {
		const scan = scanMetadata(metadata);
		const start = performance.now();
		const before = process.memoryUsage().heapUsed;
		expect(() => decodeEvents(scan, bytes)).toThrow(expect.objectContaining({ code: "DECODE_FAILED" }));
		expect(performance.now() - start).toBeLessThan(TIME_LIMIT_MS);
		expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 << 20);
	});

	it("refuses events without phase or event", () => {
		const renamed = (name: string) =>
			scanMetadata(
				edited((m) => {
					const record = m.lookup.find(({ path }) => path.join("::") === "frame_system::EventRecord");
					if (record?.def.tag !== "composite") throw new Error("no record");
					for (const field of record.def.value) if (field.name === name) field.name = "other";
				}),
			);
		// One event, ApplyExtrinsic(0), System.CodeUpdated, no topics.
		const bytes: Hex = "0x040000000000000200";
		expect(() => decodeEvents(renamed("phase"), bytes)).toThrow(expect.objectContaining({ code: "DECODE_FAILED" }));
		expect(() => decodeEvents(renamed("event"), bytes)).toThrow(expect.objectContaining({ code: "DECODE_FAILED" }));
		expect(decodeEvents(v2.scan, bytes)).toMatchObject([{ pallet: "System", name: "CodeUpdated", extrinsic: 0 }]);
	});
});

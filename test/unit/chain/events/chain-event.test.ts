import { describe, expect, test } from "vitest";
import { toChainEvent } from "../../../../src/chain/events/chain-event.ts";
import { createMetadataReader } from "../../../../src/chain/metadata/metadata-reader.ts";
import { concatBytes, type Hex, toHex } from "../../../../src/codec/hex.ts";
import { toPlain } from "../../../../src/codec/to-plain.ts";
import { SPECIMENS, type Specimen, v2 } from "../../../support/metadata/specimens.ts";

/** The value of `System.Events` with one event, of the first extrinsic. */
function recorded(event: Uint8Array): Hex {
	return toHex(concatBytes([Uint8Array.of(4, 0, 0, 0, 0, 0), event, Uint8Array.of(0)]));
}

/** Every event of a runtime, each field with its type's default value. */
function defaultEvents({ scan, polkadot }: Specimen) {
	const { registry } = polkadot();
	return [...scan.pallets.values()].flatMap(({ name: pallet, index, events }) => {
		const type = events === null ? undefined : scan.types[events];
		return (type?.kind === "enum" ? type.variants : []).map((variant) => {
			const fields = variant.fields.map(({ type }) =>
				registry.createTypeUnsafe(registry.createLookupType(type as never), []).toU8a(),
			);
			return {
				name: `${pallet}.${variant.name}`,
				bytes: concatBytes([Uint8Array.of(index, variant.index), ...fields]),
			};
		});
	});
}

describe("an event of a transaction", () => {
	test.each(SPECIMENS)("has the form that its plain data has by polkadot.js, in $name", (specimen) => {
		const { registry } = specimen.polkadot();
		const metadata = createMetadataReader(specimen.scan);
		const events = defaultEvents(specimen);
		expect(events.length).toBeGreaterThan(50);
		for (const { name, bytes } of events) {
			const [event] = metadata.events(recorded(bytes));
			if (!event) throw new Error(`no event ${name}`);
			// The library encodes votes in its own form.
			if (name === "Democracy.Voted") continue;
			const plain = toPlain(registry.createType("Event", bytes)) as { data: Record<string, unknown> };
			const { dispatchError: _, error: __, hash_: hash, ...named } = plain.data;
			const data = Array.isArray(plain.data) ? plain.data : { ...named, ...(hash === undefined ? {} : { hash }) };
			expect.soft(toChainEvent(metadata, event), name).toMatchObject({ ...plain, data });
		}
	});

	test("names its dispatch error, and the call of a batch that it is about", () => {
		const metadata = createMetadataReader(v2.scan);
		const event = { extrinsic: 0, index: 0, pallet: "Utility", name: "BatchInterrupted" };
		const data = { index: 3, error: "BadOrigin" };
		expect(toChainEvent(metadata, { ...event, data })).toEqual({
			pallet: "utility",
			name: "BatchInterrupted",
			data: { index: 3, error: { pallet: "system", name: "BadOrigin", docs: "", callIndex: 3 } },
		});
	});

	test("whose only field has no name has a list of one", () => {
		const metadata = createMetadataReader(v2.scan);
		const event = { extrinsic: 0, index: 0, pallet: "PhalaStakePool", name: "PoolCreated" };
		expect(toChainEvent(metadata, { ...event, data: 5n }).data).toEqual([5n]);
		expect(toChainEvent(metadata, { ...event, data: null }).data).toEqual({});
	});
});

describe("the time of a block", () => {
	test.each(SPECIMENS)("is that of its inherent in $name", ({ scan }) => {
		const metadata = createMetadataReader(scan);
		const pallet = (scan.pallets.get("Timestamp")?.index ?? 0).toString(16).padStart(2, "0");
		// A compact integer of six bytes: 1 700 000 012 000.
		const call = `${pallet}000be09a71cf8b01`;
		const inherent: Hex = `0x2804${call}`;
		const other: Hex = "0x1404fe000000";
		expect(metadata.blockTimestampMs([inherent])).toBe(0x018b_cf71_9ae0);
		expect(metadata.blockTimestampMs([other, inherent])).toBe(0x018b_cf71_9ae0);
		expect(metadata.blockTimestampMs([other])).toBeNull();
		// A signature comes first in a signed extrinsic.
		expect(metadata.blockTimestampMs([`0x2884${call}`])).toBeNull();
	});
});

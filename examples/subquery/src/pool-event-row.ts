import { type EventTranslator, eventTranslator, type Hex } from "phala-stakepool";

/** A value as polkadot-js decoded it; which members it has depends on its type. */
interface Decoded {
	readonly isNone?: boolean;
	readonly isSome?: boolean;
	unwrap?(): Decoded;
	toBigInt?(): bigint;
	toHex(): string;
}

/** The parts of SubQuery's `SubstrateEvent` that are used here. */
export interface IndexedEvent {
	readonly event: {
		readonly section: string;
		readonly method: string;
		readonly data: Iterable<Decoded> & { readonly names: string[] | null };
	};
	/** Index of the event in its block. */
	readonly idx: number;
	/** Absent for the block's own events. */
	readonly extrinsic?: { readonly idx: number } | undefined;
	readonly block: {
		readonly timestamp?: Date | undefined;
		readonly block: {
			readonly header: { readonly number: { toNumber(): number }; readonly hash: { toHex(): string } };
		};
	};
}

/** A row of `PoolEvent` in `schema.graphql`. */
export interface PoolEventRow {
	id: string;
	type: string;
	pid?: number;
	block: number;
	timestamp: Date;
	event: string;
}

/** The translator for Phala and Khala, whose addresses have the prefix 30. */
let translator: Promise<EventTranslator> | undefined;

/** The row of an event in the SDK's form; `null` for an event of another pallet than Phala's. */
export async function poolEventRow({ event, idx, extrinsic, block }: IndexedEvent): Promise<PoolEventRow | null> {
	translator ??= eventTranslator({ ss58Prefix: 30 });
	const translate = await translator;
	const { number, hash } = block.block.header;
	const height = number.toNumber();
	const timestamp = block.timestamp ?? new Date(0);
	const pallet = event.section.charAt(0).toUpperCase() + event.section.slice(1);
	const translated = translate(
		{ name: `${pallet}.${event.method}`, args: fieldsOf(event.data) },
		{
			block: { hash: hash.toHex() as Hex, number: height, timestampMs: timestamp.getTime() },
			extrinsic: extrinsic?.idx ?? null,
			index: idx,
		},
	);
	if (!translated) return null;
	return {
		id: `${height}-${idx}`,
		type: translated.type,
		...("pid" in translated && typeof translated.pid === "number" ? { pid: translated.pid } : {}),
		block: height,
		timestamp,
		event: JSON.stringify(translated, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value)),
	};
}

/** Fields of an event as `eventTranslator` takes them: by name, or in order where the runtime does not name them. */
export function fieldsOf(data: IndexedEvent["event"]["data"]): unknown {
	const values = [...data].map(plain);
	if (data.names) return Object.fromEntries(data.names.map((name, index) => [name, values[index]]));
	return values.length === 1 ? values[0] : values;
}

/** An integer as `bigint`, anything else as hex: exact, whatever its size. */
function plain(value: Decoded): unknown {
	if (value.isNone) return null;
	if (value.isSome && value.unwrap) return plain(value.unwrap());
	return value.toBigInt ? value.toBigInt() : value.toHex();
}

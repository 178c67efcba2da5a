// Mapping for SubQuery
// Indexers
// Turns an event that SubQuery has decoded into the SDK's typed event. The complete project: examples/subquery.
import { type EventTranslator, eventTranslator, type Hex, type PoolEvent } from "phala-stakepool";

/** What is used of a value of polkadot-js. */
interface Decoded {
	readonly isNone?: boolean;
	readonly isSome?: boolean;
	unwrap?(): Decoded;
	toBigInt?(): bigint;
	toHex(): string;
}

/** What is used of `SubstrateEvent` of `@subql/types`. */
export interface SubstrateEvent {
	readonly event: {
		readonly section: string;
		readonly method: string;
		readonly data: Iterable<Decoded> & { readonly names: string[] | null };
	};
	readonly idx: number;
	readonly extrinsic?: { readonly idx: number } | undefined;
	readonly block: {
		readonly timestamp?: Date | undefined;
		readonly block: {
			readonly header: { readonly number: { toNumber(): number }; readonly hash: { toHex(): string } };
		};
	};
}

let translator: Promise<EventTranslator> | undefined;

/** `null` for events of other pallets than Phala's. In a mapping: `await PoolEvent.create({ id, ... }).save()`. */
export async function toPoolEvent({ event, idx, extrinsic, block }: SubstrateEvent): Promise<PoolEvent | null> {
	translator ??= eventTranslator({ ss58Prefix: 30 }); // of Phala and Khala; needs no node
	const { number, hash } = block.block.header;
	const timestampMs = block.timestamp?.getTime() ?? 0;
	const place = { hash: hash.toHex() as Hex, number: number.toNumber(), timestampMs };
	const values = [...event.data].map(plain);
	const { names } = event.data;
	const named = names && Object.fromEntries(names.map((name, i) => [name, values[i]]));
	const name = `${event.section.charAt(0).toUpperCase()}${event.section.slice(1)}.${event.method}`;
	const args = named ?? (values.length === 1 ? values[0] : values);
	return (await translator)({ name, args }, { block: place, extrinsic: extrinsic?.idx ?? null, index: idx });
}

function plain(value: Decoded): unknown {
	if (value.isNone) return null;
	if (value.isSome && value.unwrap) return plain(value.unwrap());
	return value.toBigInt ? value.toBigInt() : value.toHex();
}

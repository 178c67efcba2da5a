import { deepFreeze } from "../../codec/deep-freeze.ts";
import type { Addresses } from "../addresses.ts";
import * as v1 from "../v1/event-mappers.ts";
import { nameEventFields } from "../v1/pallet-api.ts";
import * as v2 from "../v2/event-mappers.ts";
import type { BlockEvent } from "./block-events.ts";
import { EventFields, type EventMapper } from "./event-mapper.ts";
import type { EventPlace, PoolEvent, PoolEventBody } from "./pool-event.ts";

/** By camelCase pallet and name; a pallet of one name says the same in both generations. */
const EVENT_MAPPERS = new Map(
	Object.entries({ ...v1, ...v2 }).map(([pallet, tellings]) => [
		pallet,
		new Map(Object.entries<EventMapper<never>>(tellings as Readonly<Record<string, EventMapper<never>>>)),
	]),
);

/**
 * An event of a block in the words of the SDK, frozen.
 *
 * @param event - pallet as in metadata; fields in plain form
 * @returns `null` for an event that is of no pallet of Phala's
 * @throws PhalaError `DECODE_FAILED` where the event has other fields than all known runtimes give it
 */
export function mapPoolEvent(
	{ pallet, name, data }: Pick<BlockEvent, "pallet" | "name" | "data">,
	{ block, extrinsic, index }: EventPlace,
	addresses: Addresses,
): PoolEvent | null {
	if (!pallet.startsWith("Phala")) return null;
	const camel = pallet[0]?.toLowerCase() + pallet.slice(1);
	const told = EVENT_MAPPERS.get(camel)?.get(name);
	const body: PoolEventBody = told
		? told(new EventFields<never>(`${pallet}.${name}`, nameEventFields({ pallet: camel, name, data }), addresses))
		: { type: "other", pallet: camel, name, data };
	return deepFreeze<PoolEvent>({ ...body, block, extrinsic, index } as PoolEvent);
}

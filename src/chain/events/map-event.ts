import { deepFreeze } from "../../codec/deep-freeze.ts";
import type { Addresses } from "../addresses.ts";
import type { BlockEvent } from "../metadata/decode-events.ts";
import * as v1 from "../v1/event-mappers.ts";
import { nameEventFields } from "../v1/pallet-api.ts";
import * as v2 from "../v2/event-mappers.ts";
import { EventFields, type EventMapper } from "./event-mapper.ts";
import type { EventPlace } from "./event-place.ts";
import type { PoolEvent, PoolEventBody } from "./pool-event.ts";
import { phalaRegistry } from "./worker-events.ts";

/** Mappers by camelCase pallet and event name. Pallets of the two generations have different names, but for the registry. */
const EVENT_MAPPERS = new Map(
	Object.entries({ ...v1, ...v2, phalaRegistry }).map(([pallet, mappers]) => [
		pallet,
		new Map(Object.entries<EventMapper<never>>(mappers as Readonly<Record<string, EventMapper<never>>>)),
	]),
);

/**
 * Maps an event of a block to the SDK's form, frozen.
 *
 * @param event - pallet as in metadata; fields in plain form
 * @returns `null` for an event of a pallet that is not Phala's
 * @throws PhalaError `DECODE_FAILED` where the event lacks fields that all known runtimes have
 */
export function mapPoolEvent(
	{ pallet, name, data }: Pick<BlockEvent, "pallet" | "name" | "data">,
	{ block, extrinsic, index }: EventPlace,
	addresses: Addresses,
): PoolEvent | null {
	if (!pallet.startsWith("Phala")) return null;
	const camelCased = pallet[0]?.toLowerCase() + pallet.slice(1);
	const map = EVENT_MAPPERS.get(camelCased)?.get(name);
	const fields = () => nameEventFields({ pallet: camelCased, name, data });
	const body: PoolEventBody = map
		? map(new EventFields<never>(`${pallet}.${name}`, fields(), addresses))
		: { type: "other", pallet: camelCased, name, data };
	return deepFreeze<PoolEvent>({ ...body, block, extrinsic, index } as PoolEvent);
}

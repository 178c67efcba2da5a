import type { SubstrateEvent } from "@subql/types";
import { type IndexedEvent, poolEventRow } from "./pool-event-row";
import { PoolEvent } from "./types";

/** Stores an event of one of Phala's pallets in the SDK's form. */
export async function writePoolEvent(event: SubstrateEvent): Promise<void> {
	const row = await poolEventRow(event as unknown as IndexedEvent);
	if (row) await PoolEvent.create(row).save();
}

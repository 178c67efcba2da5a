// Writes all events of Phala's pallets into files of JSON lines: first the history, then each block once it is final. Needs packages
// that this repository does not install, see docs/history.md.
import { Database, LocalDest } from "@subsquid/file-store";
import { Table } from "@subsquid/file-store-json";
import { SubstrateBatchProcessor } from "@subsquid/substrate-processor";
import { EVENT_NAMES, poolEvents, rowOf, translator } from "./pool-events.ts";

const { RPC_URL, GATEWAY_URL, FROM_BLOCK = "0", OUT_DIR = "./data" } = process.env;
if (!RPC_URL) throw new Error("Set RPC_URL to an archive node of the chain.");

// Reads finalized blocks only, so a reorganisation never changes what is written.
const processor = new SubstrateBatchProcessor()
	.setRpcEndpoint({ url: RPC_URL, rateLimit: 20 })
	.setBlockRange({ from: Number(FROM_BLOCK) })
	.setFields({ block: { timestamp: true }, event: { name: true, args: true } })
	.addEvent({ name: [...EVENT_NAMES] });
if (GATEWAY_URL) processor.setGateway(GATEWAY_URL);

const database = new Database({
	tables: { events: new Table<Record<string, unknown>>("pool-events.jsonl", { lines: true }) },
	dest: new LocalDest(OUT_DIR),
	chunkSizeMb: 20,
});

const translate = await translator();
processor.run(database, async ({ blocks, store, isHead }) => {
	for (const block of blocks) {
		for (const event of poolEvents(translate, block)) store.events.write(rowOf(event));
	}
	// In the history, a file is written per 20 MB. At the head, that would hold events back for weeks.
	store.setForceFlush(isHead);
});

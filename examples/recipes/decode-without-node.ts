// Decode events without a node
// Indexers
// Decodes dumped bytes of `System.Events` with dumped metadata, in the same form for both generations. Makes no request.
import { readFile } from "node:fs/promises";
import { eventDecoder, formatPha } from "phala-stakepool";

// state_getMetadata of a block of the runtime, and of each block: number, hash, time, and state_getStorage of System.Events.
const metadata = await readFile("metadata.hex", "utf8");
const dump = await readFile("events.jsonl", "utf8");

const decode = await eventDecoder(metadata.trim());
for (const line of dump.trim().split("\n")) {
	const { block, events } = JSON.parse(line);
	for (const event of decode(events, block)) {
		const pid = "pid" in event ? ` pool ${event.pid}` : "";
		const amount = "amount" in event ? ` ${formatPha(event.amount, { grouping: true, symbol: "PHA" })}` : "";
		console.log(`${event.block.number}-${event.index} ${event.type}${pid}${amount}`);
	}
}

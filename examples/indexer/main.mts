// Writes all events of Phala's pallets into files of JSON lines: first the history, then each block once it is final. Needs packages
// that this repository does not install, see docs/history.md.
import { Database, LocalDest } from "@subsquid/file-store";
import { Table } from "@subsquid/file-store-json";
import { SubstrateBatchProcessor } from "@subsquid/substrate-processor";
import { BALANCE_EVENT_NAMES } from "phala-stakepool/ledger";
import { EVENT_NAMES, ledgerRows, ledgerTranslators, poolEvents, rowOf } from "./pool-events.ts";

const { RPC_URL, GATEWAY_URL, FROM_BLOCK = "0", OUT_DIR = "./data", ACCOUNTS = "" } = process.env;
if (!RPC_URL) throw new Error("Set RPC_URL to an archive node of the chain.");

// Accounts whose balances and fees are written too, for their ledgers.
const accounts = new Set(ACCOUNTS.split(",").filter(Boolean));
const hasLedgers = accounts.size > 0;

// Reads finalized blocks only, so a reorganisation never changes what is written.
const processor = new SubstrateBatchProcessor()
	.setRpcEndpoint({ url: RPC_URL, rateLimit: 20 })
	.setBlockRange({ from: Number(FROM_BLOCK) })
	.setFields({ block: { timestamp: true }, event: { name: true, args: true }, extrinsic: { hash: true } })
	.addEvent({ name: [...EVENT_NAMES, ...(hasLedgers ? BALANCE_EVENT_NAMES : [])], extrinsic: hasLedgers });
if (GATEWAY_URL) processor.setGateway(GATEWAY_URL);

const database = new Database({
	tables: {
		events: new Table<Record<string, unknown>>("pool-events.jsonl", { lines: true }),
		// Empty without accounts.
		rows: new Table<object>("ledger-rows.jsonl", { lines: true }),
	},
	dest: new LocalDest(OUT_DIR),
	chunkSizeMb: 20,
});

const translators = await ledgerTranslators();
processor.run(database, async ({ blocks, store, isHead }) => {
	for (const block of blocks) {
		for (const event of poolEvents(translators.pool, block)) store.events.write(rowOf(event));
		if (hasLedgers) for (const row of ledgerRows(translators, block, accounts)) store.rows.write(row);
	}
	// In the history, a file is written per 20 MB. At the head, that would hold events back for weeks.
	store.setForceFlush(isHead);
});

// Live feed that survives reorganisations and restarts
// Indexers
// Prints every event of every final block exactly in order, and continues after the last stored block. Runs until the client closes.
import { readFile, writeFile } from "node:fs/promises";
import { connect, stringify } from "phala-stakepool";
import { concatMap } from "rxjs";

const CURSOR = "cursor.txt"; // the next block, stored after each one

const endpoint = process.env.PHALA_ENDPOINT ?? "ws://127.0.0.1:9944";
const phala = await connect(endpoint, { finality: "finalized" }); // final blocks are never replaced
const stored = Number(await readFile(CURSOR, "utf8").catch(() => ""));
let next = stored || (await phala.head()).number;
console.log(`From block ${next}`);

const feed = phala.head$.pipe(
	concatMap(async ({ number }) => {
		if (number < next) return;
		// A head may be several blocks after the one before: none is left out, also after a lost connection.
		for await (const event of phala.events({ from: next, to: number }))
			console.log(event.block.number, stringify(event));
		next = number + 1;
		await writeFile(CURSOR, String(next));
	}),
);
await feed.forEach(() => {});

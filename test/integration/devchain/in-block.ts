import { sendOverPort } from "../../support/devchain/in-block.ts";

/*
 * Transactions over a port that `@polkadot/api` reports as in a block before they are final, over lines with a delay in
 * each direction: `node --import tsx test/integration/devchain/in-block.ts 1000 0 30 100`. All should be.
 */

const [count = 1000, ...delays] = process.argv.slice(2).map(Number);
for (const delayMs of delays.length > 0 ? delays : [0, 30, 100]) {
	for (const atOnce of [1, 60]) {
		const start = performance.now();
		const reported = await sendOverPort({ count, atOnce, delayMs });
		console.log({
			delayMs,
			atOnce,
			inBlock: `${reported.filter(([first]) => first === "InBlock").length} of ${reported.length}`,
			seconds: Math.round((performance.now() - start) / 1000),
		});
	}
}

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Hex } from "../src/codec/hex.ts";
import { DevChain } from "../src/devchain/index.ts";

/*
 * The first transaction of a fresh process: from the signer's answer to the pool's. `npm run build`, then
 * `node --import tsx bench/first-send.ts 5`. The signer is another process, as a wallet is: the first one loads no code for it.
 */

/** Sends one transaction and prints the milliseconds. */
async function sendFirst(url: string, address: string): Promise<void> {
	const built: typeof import("../src/index.ts") = await import(new URL("../dist/index.js", import.meta.url).href);
	const { connect, parsePha } = built;
	let answeredAt = 0;
	const signer = {
		async signRaw({ data }: { readonly data: string }): Promise<{ readonly signature: Hex }> {
			process.send?.(data);
			const [signature] = (await once(process, "message")) as [Hex];
			answeredAt = performance.now();
			return { signature };
		},
	};
	const phala = await connect(url);
	const tx = phala.delegator(address).wrap(parsePha("5")).send({ address, signer });
	await tx.hash;
	const signedMs = performance.now() - answeredAt;
	await tx.inBlock;
	console.log(`signed ${signedMs.toFixed(0)} ms after the signer's answer`);
	await phala.close();
	process.disconnect?.();
}

async function main(count: number): Promise<void> {
	const chain = await DevChain.start();
	const { url } = await chain.listen();
	const { alice } = chain.accounts;
	for (let run = 0; run < count; run++) {
		const child: ChildProcess = fork(fileURLToPath(import.meta.url), [url, alice.address], {
			execArgv: ["--import", "tsx"],
		});
		child.on("message", (data) => {
			child.send(`0x${Buffer.from(alice.sign(String(data), { withType: true })).toString("hex")}`);
		});
		await once(child, "exit");
	}
	await chain.close();
}

const [first, second] = process.argv.slice(2);
if (process.send && first && second) await sendFirst(first, second);
else await main(Number(first ?? 5));

// Measures what pages download, in Chromium's network log: pages of the built package, bundled as their authors would, on a
// development chain. Each page does its work to the end: the one that delegates connects a wallet and waits until its transaction is
// final. So they also load what `npm run check:size` counts, and nothing else. Needs a build in dist, and Chromium; `--files` lists
// the files.
import { resolve } from "node:path";
import { KNOWN } from "../generated/bundled-runtimes.ts";
import { DevChain } from "../src/devchain/index.ts";
import { parsePha } from "../src/index.ts";
import { createFixture } from "../src/testing/index.ts";
import { openPage } from "./browser/chromium.ts";
import { type LoadedFile, recordNetwork } from "./browser/network-log.ts";
import { servePage } from "./browser/page-server.ts";
import { injectWallet } from "./browser/test-wallet.ts";
import { DELEGATING_PAGE, PAGE_DONE, type Page, READING_PAGE, WALLET_NAME } from "./page-size.ts";

type Generation = 1 | 2;

const TIMEOUT_MS = 180_000;
const root = resolve(import.meta.dirname, "..");

const MEASUREMENTS: readonly {
	readonly name: string;
	readonly page: Page;
	readonly generation: Generation;
	readonly limitKb: number;
}[] = [
	{ name: "reads one pool", page: READING_PAGE, generation: 2, limitKb: 42 },
	{ name: "connects a wallet and delegates", page: DELEGATING_PAGE, generation: 1, limitKb: 94 },
	{ name: "connects a wallet and delegates", page: DELEGATING_PAGE, generation: 2, limitKb: 80.5 },
];

const results = await Promise.all(MEASUREMENTS.map(({ page, generation }) => measure(page, generation)));
for (const [i, { name, generation, limitKb }] of MEASUREMENTS.entries()) {
	const files = results[i] ?? [];
	const kb = sumKb(files, ({ bytes }) => bytes);
	const isTooBig = kb > limitKb;
	if (isTooBig) process.exitCode = 1;
	const verdict = isTooBig ? "TOO BIG" : "ok     ";
	const headers = `${sumKb(files, ({ headerBytes }) => headerBytes).toFixed(1)} KB of headers besides`;
	console.log(
		`${verdict} a page that ${name}, generation ${generation}: ${kb.toFixed(1)} KB (limit ${limitKb}), ${files.length} files, ${headers}`,
	);
	if (process.argv.includes("--files")) {
		for (const { path, bytes } of files) console.log(`        ${(bytes / 1000).toFixed(2).padStart(6)} KB ${path}`);
	}
}

function sumKb(files: readonly LoadedFile[], count: (file: LoadedFile) => number): number {
	return files.reduce((sum, file) => sum + count(file), 0) / 1000;
}

/** Opens a page, and waits until its work is done. */
async function measure({ code }: Page, generation: Generation): Promise<readonly LoadedFile[]> {
	const fixture = createFixture({ generation, setUp: ({ pool }) => pool({ cap: parsePha("1000") }) });
	await using staking = await fixture.start();
	await using chain = await (generation === 1 ? DevChain.fork(staking.chain) : forkAsKhala(staking.chain));
	const [{ url }, server, page] = await Promise.all([chain.listen(), servePage(code, root), openPage()]);
	try {
		const files = await recordNetwork(page);
		await page.send("Runtime.enable");
		await page.send("Page.enable");
		await injectWallet(page, WALLET_NAME, staking.accounts.bob);
		const done = new Promise<void>((resolve, reject) => {
			page.expose(PAGE_DONE, () => resolve()).catch(reject);
			page.on("Runtime.exceptionThrown", (params) => reject(new Error(JSON.stringify(params))));
			setTimeout(() => reject(new Error("The page does not end")), TIMEOUT_MS).unref();
		});
		done.catch(() => {});
		await page.send("Page.navigate", { url: `${server.url}#${url},${staking.data.pid}` });
		await done;
		return [...files];
	} finally {
		server.close();
		await page.close();
	}
}

/** The chain with the genesis hash of Khala: a client knows that one, and reads its runtime without metadata. */
async function forkAsKhala({ provider }: DevChain): Promise<DevChain> {
	const [khala] = KNOWN;
	const own = await provider.send("chain_getBlockHash", [0]);
	if (!khala || typeof own !== "string") throw new Error("no genesis hash");
	const { genesisHash } = khala;
	const swap = (value: unknown, from: string, to: string) =>
		JSON.parse(JSON.stringify(value ?? null).replaceAll(from, to));
	return DevChain.fork({
		send: async (method, params) => swap(await provider.send(method, swap(params, genesisHash, own)), own, genesisHash),
	});
}

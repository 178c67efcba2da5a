import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** A page, and what it loads. */
export interface Page {
	readonly code: string;
	/** Lazily loaded chunks that it needs, by the module that they begin with. */
	readonly chunks: readonly string[];
}

/** Name of the wallet that a page connects. */
export const WALLET_NAME = "talisman";
/** Function of the page that is called when its work is done. */
export const PAGE_DONE = "reportDone";

/** Of a page with the endpoint and the pool in its URL. */
const READ = `
const [url, pid] = location.hash.slice(1).split(",");
const phala = await connect(url);
const pool = await phala.stakePool(Number(pid)).get();`;

/** A page that reads one pool, on a bundled runtime. */
export const READING_PAGE: Page = {
	code: `import { connect } from "phala-stakepool"; ${READ}
${PAGE_DONE}(String(pool.totalStake));`,
	chunks: ["src/chain/v2/bundled-adapter.ts"],
};

/** A page that connects a wallet which signs with sr25519, and delegates. */
export const DELEGATING_PAGE: Page = {
	code: `import { connect, parsePha } from "phala-stakepool";
import { connectWallet } from "phala-stakepool/wallet"; ${READ}
const { accounts: [account] } = await connectWallet("${WALLET_NAME}", "page");
const { result } = await phala.delegator(account.address).contribute(pool.pid, parsePha("100")).send(account).finalized;
${PAGE_DONE}(String(result.shares));`,
	chunks: [
		...READING_PAGE.chunks,
		"src/chain/bind-runtime.ts",
		"src/chain/v2/writes/index.ts",
		"src/chain/v2/writes/contribute.ts",
		"src/live/block-feed.ts",
		"src/plan/plan-code.ts",
		"src/codec/sr25519.ts",
	],
};

/**
 * Computes the download size of a page: npm packages included, minified, each chunk gzipped.
 *
 * @returns kilobytes of our own code and of npm packages
 */
export async function pageSize({ code, chunks: needed }: Page): Promise<{
	readonly own: number;
	readonly packages: number;
}> {
	const { outputFiles, metafile } = await build({
		stdin: { contents: code, resolveDir: process.cwd(), loader: "ts" },
		bundle: true,
		minify: true,
		write: false,
		format: "esm",
		platform: "browser",
		target: "es2022",
		splitting: true,
		metafile: true,
		outdir: "out",
		alias: { "phala-stakepool": "./src/index.ts", "phala-stakepool/wallet": "./src/wallet/index.ts" },
		// The path of a package is the same where `node_modules` is a link.
		preserveSymlinks: true,
	});
	const outputs = Object.entries(metafile.outputs);
	for (const entry of needed) {
		if (!outputs.some(([, { entryPoint }]) => entryPoint === entry)) throw new Error(`No chunk loads ${entry}`);
	}
	const isNeeded = (entryPoint = "") => [...needed, "<stdin>"].includes(entryPoint);
	const chunks = new Set(outputs.flatMap(([path, { entryPoint }]) => (isNeeded(entryPoint) ? [path] : [])));
	for (const path of chunks)
		for (const { path: next, kind } of metafile.outputs[path]?.imports ?? [])
			if (kind === "import-statement") chunks.add(next);
	let [own, packages] = [0, 0];
	for (const path of chunks) {
		const file = outputFiles.find((each) => each.path.endsWith(path.slice(path.lastIndexOf("/"))));
		const inputs = Object.entries(metafile.outputs[path]?.inputs ?? {});
		const sumBytes = (list: typeof inputs) => list.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
		const packageInputs = inputs.filter(([name]) => name.includes("node_modules"));
		const packageShare = sumBytes(packageInputs) / (sumBytes(inputs) || 1);
		const kb = gzipSync(file?.contents ?? "", { level: 9 }).length / 1000;
		own += kb * (1 - packageShare);
		packages += kb * packageShare;
	}
	return { own, packages };
}

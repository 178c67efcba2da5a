// Checks the packed package: its files, exports and types, and that it installs and runs in an empty folder by the
// package managers that consumers use, with the newest and with the oldest allowed @polkadot/api. Runs the recipes of the README
// with it. Needs a build in dist.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { type Consumer, checkCommand, checkConsumer } from "./package/consumer.ts";
import { packPackage } from "./package/pack.ts";
import { checkRecipes } from "./package/recipes.ts";

const ENTRY_POINTS = ["", "/math", "/wallet", "/store", "/react", "/ledger", "/offline", "/devchain", "/testing"].map(
	(path) => `phala-stakepool${path}`,
);
/** Bytes of all files. */
const MAX_UNPACKED = 4_000_000;
const PACKED = /^(dist\/|LICENSE$|README\.md$|package\.json$)/;

const root = resolve(import.meta.dirname, "..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const oldest = manifest.peerDependencies["@polkadot/api"].replace("^", "");
const OLDEST: readonly Consumer[] = [
	{ manager: "npm", polkadotApi: oldest },
	{ manager: "yarn", polkadotApi: oldest },
	{ manager: "pnpm", polkadotApi: oldest },
];

const tarball = packPackage(root, join(root, "temp"));
console.log(
	`${manifest.name} ${manifest.version}: ${tarball.files.length} files, ${Math.round(tarball.size / 1000)} KB, unpacked ${Math.round(tarball.unpackedSize / 1000)} KB`,
);

const problems = [
	...(tarball.unpackedSize > MAX_UNPACKED
		? [`unpacked ${tarball.unpackedSize} bytes, the limit is ${MAX_UNPACKED}`]
		: []),
	...tarball.files.filter((path) => !PACKED.test(path)).map((path) => `packed by mistake: ${path}`),
	...tarball.files
		.filter((path) => readFileSync(join(root, path), "utf8").includes(root))
		.map((path) => `names a folder of this machine: ${path}`),
	...(await publint({ pkgDir: root, strict: true })).messages.map(
		(message) => `publint: ${formatMessage(message, manifest)}`,
	),
	...checkTypes(tarball.path),
	...(await checkConsumer(root, tarball.path, { manager: "npm" }, async (home) => [
		...(await bundleForBrowser(home)),
		...checkCommand(home),
		...(await checkRecipes(root, home)),
	])),
];
for (const consumer of OLDEST) problems.push(...(await checkConsumer(root, tarball.path, consumer)));

for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);

function checkTypes(path: string): string[] {
	try {
		execFileSync("npx", ["attw", path, "--profile", "strict", "--format", "ascii", "--no-color"], {
			cwd: root,
			encoding: "utf8",
		});
		return [];
	} catch (error) {
		return [`types: ${(error as { stdout?: string }).stdout ?? error}`];
	}
}

async function bundleForBrowser(home: string): Promise<string[]> {
	const results = ENTRY_POINTS.map(async (entry) => {
		const { errors } = await build({
			stdin: { contents: `export * from "${entry}";`, resolveDir: home },
			bundle: true,
			platform: "browser",
			// An optional peer that this consumer does not have.
			external: ["react"],
			format: "esm",
			write: false,
			logLevel: "silent",
		}).catch(({ errors }: { errors: { text: string }[] }) => ({ errors }));
		return errors.map(({ text }) => `${entry} in a browser: ${text}`);
	});
	return (await Promise.all(results)).flat();
}

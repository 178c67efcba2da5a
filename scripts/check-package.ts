// The packed package as a stranger meets it: its exports are sound, it installs in an empty folder with one copy of
// each peer, and every door opens by `import` and by `require`.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const root = resolve(import.meta.dirname, "..");
const problems: string[] = [];
const npm = (args: string[], cwd: string) =>
	execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

mkdirSync(join(root, "temp"), { recursive: true });
const [packed] = JSON.parse(npm(["pack", "--json", "--ignore-scripts", "--pack-destination", "temp"], root)) as {
	filename: string;
	files: { path: string }[];
	size: number;
}[];
if (!packed) throw new Error("npm pack made nothing");
const tarball = join(root, "temp", packed.filename);
console.log(`${packed.filename}: ${packed.files.length} files, ${Math.round(packed.size / 1000)} KB`);
for (const { path } of packed.files) {
	if (!/^(dist\/|LICENSE$|README\.md$|CHANGELOG\.md$|package\.json$)/.test(path))
		problems.push(`packed by mistake: ${path}`);
}

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const { messages } = await publint({ pkgDir: root, strict: true });
for (const message of messages) problems.push(`publint: ${formatMessage(message, manifest)}`);

try {
	execFileSync(
		"npx",
		[
			"attw",
			tarball,
			"--profile",
			"node16",
			"--format",
			"ascii",
			"--no-color",
			"--ignore-rules",
			"internal-resolution-error",
		],
		{
			cwd: root,
			encoding: "utf8",
		},
	);
} catch (error) {
	problems.push(`types: ${(error as { stdout?: string }).stdout ?? error}`);
}

const home = mkdtempSync(join(tmpdir(), "phala-stakepool-"));
try {
	writeFileSync(join(home, "package.json"), JSON.stringify({ name: "stranger", private: true }));
	npm(["install", "--no-audit", "--no-fund", "--ignore-scripts", tarball], home);
	for (const scope of ["@polkadot"]) {
		for (const name of readdirSync(join(home, "node_modules", scope))) {
			const copies = execFileSync(
				"find",
				[join(home, "node_modules"), "-type", "d", "-path", `*/node_modules/${scope}/${name}`],
				{
					encoding: "utf8",
				},
			).trim();
			if (copies.split("\n").length !== 1) problems.push(`more than one copy of ${scope}/${name}`);
		}
	}
	const body = `
		const chain = await DevChain.start({ generation: 2 });
		const phala = await connect(chain.provider);
		const { pid } = (await phala.createStakePool().send(chain.accounts.alice).inBlock).result;
		const pool = await phala.stakePool(pid).get();
		await phala.close();
		await chain.close();
		console.log(pool.pid, formatPha(pool.totalStake));`;
	writeFileSync(
		join(home, "esm.mjs"),
		`import { connect } from "phala-stakepool"; import { formatPha } from "phala-stakepool/math"; import { DevChain } from "phala-stakepool/devchain";${body}`,
	);
	writeFileSync(
		join(home, "cjs.cjs"),
		`const { connect } = require("phala-stakepool"); const { formatPha } = require("phala-stakepool/math"); const { DevChain } = require("phala-stakepool/devchain"); (async () => {${body}})();`,
	);
	for (const file of ["esm.mjs", "cjs.cjs"]) {
		const said = execFileSync(process.execPath, [file], { cwd: home, encoding: "utf8", timeout: 60_000 }).trim();
		console.log(`${file}: ${said}`);
		if (said !== "0 0") problems.push(`${file} printed ${said}`);
	}
	for (const door of ["phala-stakepool", "phala-stakepool/math", "phala-stakepool/devchain"]) {
		const { errors } = await build({
			stdin: { contents: `export * from "${door}";`, resolveDir: home },
			bundle: true,
			platform: "browser",
			format: "esm",
			write: false,
			logLevel: "silent",
		}).catch(({ errors }: { errors: { text: string }[] }) => ({ errors }));
		for (const { text } of errors) problems.push(`${door} in a browser: ${text}`);
	}
	const help = execFileSync(join(home, "node_modules", ".bin", "phala-devchain"), ["--help"], { encoding: "utf8" });
	if (!help.includes("--port")) problems.push("phala-devchain --help says nothing of --port");
} finally {
	rmSync(home, { recursive: true, force: true });
}

for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);

import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findCopies, install, installedVersion, type PackageManager } from "./install.ts";

/** An application that installs the package. */
export interface Consumer {
	readonly manager: PackageManager;
	/** Version or range of `@polkadot/api`; without it the package manager chooses by the peer range. */
	readonly polkadotApi?: string;
}

const TIMEOUT_MS = 600_000;
const BODY = `
	await (await createFixture().start()).close();
	wallets$().subscribe((wallets) => { if (wallets.length > 0) throw new Error("a wallet without a page"); })();
	if (parseQrSignature(new Uint8Array(64)).length !== 130) throw new Error("a signature of another length");
	for await (const line of ledgerCsv([])) if (!line.includes(",")) throw new Error("a line without columns");
	const chain = await DevChain.start({ generation: 2 });
	const phala = await connect(chain.provider);
	const { pid } = (await phala.createStakePool().send(chain.accounts.alice).inBlock).result;
	const pool = await phala.stakePool(pid).get();
	await phala.close();
	await chain.close();
	console.log(pool.pid, formatPha(pool.totalStake));`;
const PROGRAMS = {
	"esm.mjs": `
import { connect } from "phala-stakepool";
import { formatPha } from "phala-stakepool/math";
import { wallets$ } from "phala-stakepool/wallet";
import { ledgerCsv } from "phala-stakepool/ledger";
import { parseQrSignature } from "phala-stakepool/offline";
import { DevChain } from "phala-stakepool/devchain";
import { createFixture } from "phala-stakepool/testing";${BODY}`,
	"cjs.cjs": `
const { connect } = require("phala-stakepool");
const { formatPha } = require("phala-stakepool/math");
const { wallets$ } = require("phala-stakepool/wallet");
const { ledgerCsv } = require("phala-stakepool/ledger");
const { parseQrSignature } = require("phala-stakepool/offline");
const { DevChain } = require("phala-stakepool/devchain");
const { createFixture } = require("phala-stakepool/testing");
(async () => {${BODY}
})();`,
};

/**
 * Installs the package in an empty folder, runs it by `import` and by `require`, and compiles the raw API of generation 2
 * with its types. Every `@polkadot/*` package must be there once.
 *
 * @param more - further checks in the folder with the installed package; returns problems
 * @returns problems
 */
export async function checkConsumer(
	root: string,
	tarball: string,
	{ manager, polkadotApi }: Consumer,
	more: (home: string) => readonly string[] | Promise<readonly string[]> = () => [],
): Promise<string[]> {
	const home = mkdtempSync(join(tmpdir(), "phala-stakepool-"));
	try {
		// Yarn caches a tarball by its path: an earlier build's would be installed from the same one.
		copyFileSync(tarball, join(home, "package.tgz"));
		install(manager, home, {
			"phala-stakepool": "file:./package.tgz",
			...(polkadotApi === undefined ? {} : { "@polkadot/api": polkadotApi, rxjs: "^7.8.1" }),
		});
		const api = `@polkadot/api ${installedVersion(home, "@polkadot/api")}`;
		const problems = [
			...findDuplicates(home),
			...runPrograms(home),
			...checkAugmentation(root, home),
			...(await more(home)),
		].map((problem) => `${manager}, ${api}: ${problem}`);
		console.log(`${manager}, ${api}: ${problems.length === 0 ? "ok" : `${problems.length} problems`}`);
		return problems;
	} finally {
		rmSync(home, { recursive: true, force: true });
	}
}

function findDuplicates(home: string): string[] {
	const copies = findCopies(home, "@polkadot");
	if (copies.size === 0) return ["no @polkadot packages installed"];
	return [...copies].flatMap(([name, paths]) => (paths.size === 1 ? [] : [`${paths.size} copies of ${name}`]));
}

function runPrograms(home: string): string[] {
	return Object.entries(PROGRAMS).flatMap(([file, source]) => {
		writeFileSync(join(home, file), source);
		const { stdout, stderr } = spawnSync(process.execPath, [file], {
			cwd: home,
			encoding: "utf8",
			timeout: TIMEOUT_MS,
		});
		const output = `${stdout}${stderr}`.trim();
		return output === "0 0" ? [] : [`${file} printed ${output}`];
	});
}

function checkAugmentation(root: string, home: string): string[] {
	cpSync(join(root, "test/types/augment-v2"), join(home, "augment-v2"), { recursive: true });
	const compilerOptions = {
		target: "ES2022",
		module: "NodeNext",
		moduleResolution: "NodeNext",
		strict: true,
		skipLibCheck: true,
		noEmit: true,
		types: [],
	};
	writeFileSync(join(home, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["augment-v2"] }));
	const tsc = join(root, "node_modules/typescript/bin/tsc");
	const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", home], { cwd: home, encoding: "utf8" });
	return status === 0 ? [] : [`phala-stakepool/augment/v2 is not typed:\n${stdout}`];
}

/** Checks that the command starts. */
export function checkCommand(home: string): string[] {
	const command = join(home, "node_modules", ".bin", "phala-devchain");
	const help = execFileSync(command, ["--help"], { encoding: "utf8" });
	return help.includes("--port") ? [] : ["phala-devchain --help does not list --port"];
}

import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readRecipes } from "../../scripts/package/read-recipes.ts";
import * as sdk from "../../src/index.ts";
import * as math from "../../src/math/index.ts";
import * as offlineEntry from "../../src/offline/index.ts";
import * as storeEntry from "../../src/store/index.ts";
import * as testing from "../../src/testing/index.ts";
import * as walletEntry from "../../src/wallet/index.ts";
import { blocksOf, examplesUnder, type Snippet } from "../support/snippets.ts";

const root = resolve(import.meta.dirname, "../..");
const home = join(root, "temp", "snippets");
const guides = readdirSync(join(root, "docs")).filter((file) => file.endsWith(".md"));
const pages = ["README.md", ...guides.map((file) => `docs/${file}`)].map((page) => join(root, page));
const examples = examplesUnder(join(root, "src"));
const blocks = pages.flatMap((page) => blocksOf(page));
const components = pages.flatMap((page) => blocksOf(page, "tsx"));

/** Names that pages use without introducing them. */
const GIVEN = {
	phala: "sdk.Phala",
	chain: "DevChain",
	signer: "KeyringPair",
	wallet: "KeyringPair",
	delegator: "sdk.Delegator",
	plan: "sdk.Plan<unknown>",
	publicKey: "string",
	address: "string",
	pid: "number",
	e: "unknown",
};
const PRELUDE = `
import type { KeyringPair } from "@polkadot/keyring/types";
import { ApiPromise } from "@polkadot/api";
import * as sdk from "phala-stakepool";
import * as math from "phala-stakepool/math";
import * as offlineEntry from "phala-stakepool/offline";
import * as storeEntry from "phala-stakepool/store";
import * as testing from "phala-stakepool/testing";
import * as walletEntry from "phala-stakepool/wallet";
import { DevChain } from "phala-stakepool/devchain";
declare const given: { ${Object.entries(GIVEN)
	.map(([name, type]) => `${name}: ${type}`)
	.join("; ")} };
`;

/** A module with the snippet and the names that it uses. */
function toModule({ code }: Snippet): string {
	if (/^import /m.test(code)) return code;
	const missing = Object.keys(GIVEN).filter(
		(name) => !new RegExp(`(const|let|using) (\\{[^}]*\\b)?${name}\\b`).test(code),
	);
	const pick = (names: readonly string[]) =>
		names.filter((name) => new RegExp(`\\b${name.replace("$", "\\$")}[(<.]`).test(code));
	const fromSdk = pick(Object.keys(sdk));
	const fromMath = pick(Object.keys(math)).filter((name) => !fromSdk.includes(name));
	const fromStore = pick(Object.keys(storeEntry));
	const fromTesting = pick(Object.keys(testing));
	const fromOffline = pick(Object.keys(offlineEntry)).filter((name) => !fromSdk.includes(name));
	const fromWallet = pick(Object.keys(walletEntry)).filter((name) => !fromSdk.includes(name));
	return `${PRELUDE}
export async function snippet() {
	const { ${missing.join(", ")} } = given;
	const { ${fromSdk.join(", ")} } = sdk;
	const { ${fromMath.join(", ")} } = math;
	const { ${fromStore.join(", ")} } = storeEntry;
	const { ${fromTesting.join(", ")} } = testing;
	const { ${fromWallet.join(", ")} } = walletEntry;
	const { ${fromOffline.join(", ")} } = offlineEntry;
	void [${missing.join(", ")}];
	${code}
}
void [ApiPromise, sdk, math, storeEntry, testing, walletEntry, offlineEntry, DevChain];
`;
}

beforeAll(() => {
	rmSync(home, { recursive: true, force: true });
	mkdirSync(home, { recursive: true });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("documentation", () => {
	it("has examples to check", () => {
		expect(blocks.length).toBeGreaterThan(6);
		expect(examples.length).toBeGreaterThan(6);
	});

	it("compiles in every block and every example", { timeout: 600_000 }, () => {
		const names = new Map([
			...[...blocks, ...examples].map((snippet, i) => [`${i}.ts`, snippet] as const),
			...components.map((snippet, i) => [`${i}.tsx`, snippet] as const),
		]);
		for (const [name, snippet] of names) writeFileSync(join(home, name), toModule(snippet));
		const [client] = readRecipes(join(root, "README.md"));
		writeFileSync(join(home, "client.ts"), client?.code ?? "");
		writeFileSync(
			join(home, "tsconfig.json"),
			JSON.stringify({
				extends: "../../tsconfig.json",
				compilerOptions: { paths: entryPointPaths(), jsx: "react-jsx" },
				include: ["*.ts", "*.tsx"],
				exclude: [],
			}),
		);
		const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
		const { stdout } = spawnSync(process.execPath, [tsc, "-p", home, "--pretty", "false"], { encoding: "utf8" });
		const problems = stdout
			.split("\n")
			.filter((line) => line.includes("error TS"))
			.map((line) => line.replace(/^.*?(\d+\.tsx?)/, (_, name) => names.get(name)?.where ?? name));
		expect(problems).toEqual([]);
	});

	it("shows what the first block of the README prints", () => {
		const [first] = blocksOf(join(root, "README.md"));
		const promised = /console\.log\(.*\); \/\/ (.*)$/m.exec(first?.code ?? "")?.[1];
		writeFileSync(join(home, "first.ts"), first?.code ?? "");
		writeFileSync(join(home, "tsconfig.run.json"), JSON.stringify({ compilerOptions: { paths: entryPointPaths() } }));
		const { stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "first.ts"], {
			cwd: home,
			encoding: "utf8",
			env: { ...process.env, TSX_TSCONFIG_PATH: join(home, "tsconfig.run.json") },
		});
		expect(stderr).toBe("");
		expect(stdout.trim()).toBe(promised);
	});

	const claims = examples
		.filter(({ where }) => where.includes("/math/"))
		.flatMap(({ where, code }) =>
			[...code.matchAll(/^(.+?) \/\/ (.+)$/gm)].map(([, expression = "", value = ""]) => ({
				where,
				expression,
				value,
			})),
		);

	it.each(claims)("gives $value for $expression", ({ expression, value }) => {
		const run = (code: string) => new Function(...Object.keys(math), `return (${code})`)(...Object.values(math));
		expect(run(expression)).toEqual(run(value));
	});
});

function entryPointPaths() {
	return {
		"phala-stakepool": [join(root, "src/index.ts")],
		"phala-stakepool/math": [join(root, "src/math/index.ts")],
		"phala-stakepool/store": [join(root, "src/store/index.ts")],
		"phala-stakepool/react": [join(root, "src/react/index.ts")],
		// Its reactivity is a package of its own.
		vue: [join(root, "node_modules/@vue/reactivity")],
		"phala-stakepool/wallet": [join(root, "src/wallet/index.ts")],
		"phala-stakepool/ledger": [join(root, "src/ledger/index.ts")],
		"phala-stakepool/offline": [join(root, "src/offline/index.ts")],
		"phala-stakepool/devchain": [join(root, "src/devchain/index.ts")],
		"phala-stakepool/testing": [join(root, "src/testing/index.ts")],
	};
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findCycles } from "../../../scripts/layers/find-cycles.ts";
import { readImportGraph } from "../../../scripts/layers/import-graph.ts";
import { checkImport } from "../../../scripts/layers/rules.ts";

describe("findCycles", () => {
	const graph = (edges: Record<string, string[]>) => new Map(Object.entries(edges));

	it("finds nothing where imports run one way, even by two paths", () => {
		expect(findCycles(graph({ a: ["b", "c"], b: ["d"], c: ["d"], d: [] }))).toEqual([]);
	});

	it("reports each cycle once, as a closed path", () => {
		expect(findCycles(graph({ a: ["b"], b: ["c"], c: ["a", "d"], d: ["e"], e: ["d"], f: ["f"] }))).toEqual([
			["d", "e", "d"],
			["a", "b", "c", "a"],
			["f", "f"],
		]);
	});

	it("reports the shortest cycle of a group", () => {
		expect(findCycles(graph({ a: ["b"], b: ["c"], c: ["a", "b"] }))).toEqual([["b", "c", "b"]]);
	});
});

describe("checkImport", () => {
	it.each([
		["src/chain/rows.ts", "src/query/storage-query.ts"],
		["src/client/client.ts", "src/entities/pool.ts"],
		["src/devchain/dev-chain.ts", "generated/v2/decoders.ts"],
		["src/chain/v1/adapter.ts", "src/chain/v2/adapter.ts"],
		["src/chain/bundled-runtimes.ts", "generated/bundled-runtimes.ts"],
		["src/simulation/simulation.ts", "src/devchain/runtime/runtime.ts"],
		["src/index.ts", "src/client/client.ts"],
		["src/testing/test-chain.ts", "src/client/connect.ts"],
		["src/testing/fixture.ts", "src/devchain/dev-chain.ts"],
		["src/wallet/account.ts", "src/plan/signer.ts"],
		["src/wallet/wallets.ts", "src/store/stream.ts"],
		["src/react/use-pool.ts", "src/store/store.ts"],
		["test/support/with-dev-chain.ts", "src/testing/index.ts"],
		["bench/run.ts", "scripts/page-size.ts"],
	])("accepts %s → %s", (importer, imported) => expect(checkImport(importer, imported)).toBeNull());

	it.each([
		["src/chain/rows.ts", "src/live/rows.ts", "chain must not import live"],
		["src/live/rows.ts", "src/plan/plan.ts", "live must not import plan"],
		["src/errors/messages.ts", "src/math/units.ts", "errors must not import math"],
		["src/devchain/node.ts", "src/chain/addresses.ts", "devchain must not import chain"],
		["src/devchain/node.ts", "generated/v2/entries.ts", "devchain must not import chain"],
		["src/plan/plan.ts", "src/devchain/runtime/runtime.ts", "plan must not import devchain"],
		[
			"src/simulation/simulation.ts",
			"src/devchain/node/node.ts",
			"simulation must import nothing of the development chain but its runtime",
		],
		["src/wallet/wallet.ts", "src/rpc/abort.ts", "wallet must not import rpc"],
		["src/store/store.ts", "src/errors/error.ts", "store must not import errors"],
		["src/react/use-pool.ts", "src/devchain/index.ts", "react must not import devchain"],
		["src/plan/plan.ts", "src/react/use-plan.ts", "plan must not import react"],
		["src/plan/signer.ts", "src/wallet/account.ts", "plan must not import wallet"],
		["src/entities/pool.ts", "src/index.ts", "entities must not import index"],
		["src/index.ts", "src/testing/index.ts", "index must not import testing"],
		["src/devchain/index.ts", "src/testing/index.ts", "devchain must not import testing"],
		["src/testing/test-chain.ts", "src/live/rows.ts", "testing must not import live"],
		["src/plan/plan.ts", "src/chain/v2/adapter.ts", "plan must not import one generation of the chain"],
		["src/math/units.ts", "test/support/encode.ts", "math must not import test"],
		["scripts/page-size.ts", "bench/run.ts", "scripts must not import bench"],
	])("rejects %s → %s", (importer, imported, problem) => expect(checkImport(importer, imported)).toBe(problem));
});

describe("readImportGraph", () => {
	let root: string;
	beforeEach(() => {
		root = mkdtempSync(join(tmpdir(), "layers-"));
	});
	afterEach(() => rmSync(root, { recursive: true }));

	it("counts types, re-exports, late imports and import types, and neither packages nor comments", () => {
		const files = {
			"tsconfig.json":
				'{ "compilerOptions": { "module": "ESNext", "moduleResolution": "Bundler", "allowImportingTsExtensions": true, "noEmit": true } }',
			"src/a.ts": `import type { B } from "./b.ts";
				export * from "./c.ts";
				// import "./e.ts";
				import { readFileSync } from "node:fs";
				import data from "./data.json" with { type: "json" };
				const late = () => import("./d.ts");
				export type F = import("./f/g.ts").G;`,
			"src/b.ts": 'import "./a.ts";',
			"src/c.ts": "",
			"src/d.ts": "",
			"src/e.ts": "",
			"src/f/g.ts": "",
			"src/data.json": "{}",
			"src/node_modules/p/index.ts": 'import "../../a.ts";',
		};
		for (const [path, text] of Object.entries(files)) {
			mkdirSync(dirname(join(root, path)), { recursive: true });
			writeFileSync(join(root, path), text);
		}
		const graph = readImportGraph(root, ["src"]);
		expect(Object.fromEntries(graph)).toEqual({
			"src/a.ts": ["src/b.ts", "src/c.ts", "src/d.ts", "src/f/g.ts"],
			"src/b.ts": ["src/a.ts"],
			"src/c.ts": [],
			"src/d.ts": [],
			"src/e.ts": [],
			"src/f/g.ts": [],
		});
	});
});

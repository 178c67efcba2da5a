import { describe, expect, it } from "vitest";
import { nameChunks } from "../../../scripts/build/name-chunks.ts";

const inputs = (sizes: Readonly<Record<string, number>>) =>
	Object.fromEntries(Object.entries(sizes).map(([path, bytesInOutput]) => [path, { bytesInOutput }]));

describe("names of chunks", () => {
	it("are those of the imported module, else of the largest one", () => {
		const names = nameChunks({
			outputs: {
				"dist/index.js": { inputs: inputs({ "src/index.ts": 10 }), entryPoint: "src/index.ts" },
				"dist/chunks/earnings-AAAAAAAA.js": {
					inputs: inputs({ "src/ledger/rows.ts": 90, "src/ledger/earnings.ts": 10 }),
					entryPoint: "src/ledger/earnings.ts",
				},
				"dist/chunks/chunk-BBBBBBBB.js": { inputs: inputs({ "src/codec/hex.ts": 10, "src/chain/v2/index.ts": 20 }) },
				"dist/chunks/chunk-CCCCCCCC.js": { inputs: inputs({ "../node_modules/@noble/curves/index.js": 5 }) },
			},
		});
		expect(Object.fromEntries(names)).toEqual({
			"earnings-AAAAAAAA": "ledger-earnings",
			"chunk-BBBBBBBB": "chain-v2",
			"chunk-CCCCCCCC": "noble-curves",
		});
	});

	it("differ, and mark chunks that hold nothing themselves", () => {
		const names = nameChunks({
			outputs: {
				"dist/chunks/claim-AAAAAAAA.cjs": { inputs: {}, entryPoint: "src/claim.ts" },
				"dist/chunks/chunk-BBBBBBBB.cjs": { inputs: inputs({ "src/claim.ts": 9 }) },
				"dist/chunks/chunk-CCCCCCCC.cjs": { inputs: inputs({ "src/claim/index.ts": 9 }) },
			},
		});
		expect([...names.values()]).toEqual(["claim-exports", "claim", "claim-2"]);
	});
});

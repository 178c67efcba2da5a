import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bindRuntime } from "../../src/chain/bind.ts";
import { fromHex, toHex } from "../../src/codec/hex.ts";
import { isPhalaError } from "../../src/errors/error.ts";
import { failed } from "../support/failed.ts";

const file = (generation: 1 | 2) => new URL(`../../generated/v${generation}/metadata.json`, import.meta.url);
const metadata = (generation: 1 | 2): Uint8Array => fromHex(JSON.parse(readFileSync(file(generation), "utf8")).result);

/** Metadata with another name, of the same length, for everything that is called `name`. */
function renamed(bytes: Uint8Array, name: string, other: string): Uint8Array {
	const text = (word: string) => toHex(new TextEncoder().encode(word)).slice(2);
	return fromHex(toHex(bytes).replaceAll(text(name), text(other)));
}

describe("bindRuntime", () => {
	it("knows a runtime of generation 2 by name, version and prefix", async () => {
		const runtime = await bindRuntime(toHex(metadata(2)), false);
		expect(runtime).toMatchObject({ generation: 2, specName: "khala", specVersion: 1251, ss58Prefix: 30 });
	});

	it.each([
		["a pallet's storage", "PoolCollections", "PoolCallections", "PhalaBasePool.PoolCollections"],
		["a constant", "MaxPoolWorkers", "MaxPoolWarkers", "PhalaStakePoolv2.MaxPoolWorkers"],
	])("says by name what a runtime lacks: %s", async (_, name, other, missing) => {
		const error = await failed(bindRuntime(toHex(renamed(metadata(2), name, other)), false));
		expect(isPhalaError(error, "UNSUPPORTED_CHAIN") && error.details).toEqual({
			specName: "khala",
			specVersion: 1251,
			missing: [missing],
		});
	});

	it("is not taken in by storage that generation 2 kept of generation 1", async () => {
		const error = await failed(bindRuntime(toHex(renamed(metadata(2), "PhalaStakePoolv2", "PhalaStakePaalv2")), false));
		expect(error.code).toBe("UNSUPPORTED_CHAIN");
		expect(error.message).toContain("has none of Phala's stake pools");
	});

	it("tells generation 1 from a chain that has nothing of it", async () => {
		expect((await failed(bindRuntime(toHex(metadata(1)), false))).message).toContain("only generation 1");
		const nothing = renamed(metadata(1), "PhalaMining", "PhalaManing");
		expect((await failed(bindRuntime(toHex(nothing), false))).message).not.toContain("generation 1");
	});
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bindRuntime } from "../../../src/chain/bind-runtime.ts";
import { fromHex, toHex } from "../../../src/codec/hex.ts";
import { isPhalaError } from "../../../src/errors/error.ts";
import { failed } from "../../support/failed.ts";
import { rhala1130 } from "../../support/metadata/specimens.ts";

const file = (generation: 1 | 2) => new URL(`../../../generated/v${generation}/metadata.json`, import.meta.url);
const metadata = (generation: 1 | 2): Uint8Array => fromHex(JSON.parse(readFileSync(file(generation), "utf8")).result);

/** Metadata with another name, of the same length, for everything that is called `name`. */
function renamed(bytes: Uint8Array, name: string, other: string): Uint8Array {
	const text = (word: string) => toHex(new TextEncoder().encode(word)).slice(2);
	return fromHex(toHex(bytes).replaceAll(text(name), text(other)));
}

describe("bindRuntime", () => {
	it("reads name, version and prefix of a runtime of generation 2", async () => {
		const runtime = await bindRuntime(toHex(metadata(2)), false);
		expect(runtime).toMatchObject({ generation: 2, specName: "khala", specVersion: 1251, ss58Prefix: 30 });
	});

	it.each([
		["a pallet's storage", "PoolCollections", "PoolCallections", "PhalaBasePool.PoolCollections"],
		["a constant", "MaxPoolWorkers", "MaxPoolWarkers", "PhalaStakePoolv2.MaxPoolWorkers"],
	])("names the missing item of a runtime: %s", async (_, name, other, missing) => {
		const error = await failed(bindRuntime(toHex(renamed(metadata(2), name, other)), false));
		expect(isPhalaError(error, "UNSUPPORTED_CHAIN") && error.details).toEqual({
			specName: "khala",
			specVersion: 1251,
			missing: [missing],
		});
	});

	it("is not misled by storage that generation 2 kept of generation 1", async () => {
		const error = await failed(bindRuntime(toHex(renamed(metadata(2), "PhalaStakePoolv2", "PhalaStakePaalv2")), false));
		expect(error.code).toBe("UNSUPPORTED_CHAIN");
		expect(error.message).toContain("does not have Phala's stake pools");
	});

	it("rejects a chain that has only a part of generation 1", async () => {
		expect(await bindRuntime(toHex(metadata(1)), false)).toMatchObject({ generation: 1, specVersion: 1180 });
		const nothing = renamed(metadata(1), "PhalaMining", "PhalaManing");
		const error = await failed(bindRuntime(toHex(nothing), false));
		expect(error.message).toContain("does not have Phala's stake pools. Expected PhalaStakePoolv2 or PhalaMining.");
	});

	it("accepts an early runtime of generation 1, which has fewer items", async () => {
		const runtime = await bindRuntime(toHex(rhala1130.bytes), false);
		expect(runtime).toMatchObject({ generation: 1, specName: "rhala", specVersion: 1130, ss58Prefix: 30 });
		expect(runtime.differingStorage).toEqual(["PhalaMining.Miners"]);
	});

	it("names the missing item of a runtime of generation 1", async () => {
		const error = await failed(bindRuntime(toHex(renamed(metadata(1), "StakeLedger", "StakeLadger")), false));
		expect(isPhalaError(error, "UNSUPPORTED_CHAIN") && error.details.missing).toEqual(["PhalaStakePool.StakeLedger"]);
	});
});

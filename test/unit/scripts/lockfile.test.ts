import { describe, expect, it } from "vitest";
import { checkLockfile } from "../../../scripts/repository/lockfile.ts";

const INTEGRITY = `sha512-${"A".repeat(86)}==`;
const lockfile = (entry: object) => JSON.stringify({ packages: { "": { name: "root" }, "node_modules/x": entry } });

describe("the check of a lockfile", () => {
	it("accepts packages with a SHA-512 and without an address", () => {
		expect(checkLockfile(lockfile({ version: "1.0.0", integrity: INTEGRITY }))).toEqual([]);
		expect(checkLockfile(lockfile({ resolved: "packages/x", link: true }))).toEqual([]);
	});

	it("refuses addresses, other hashes and none", () => {
		const resolved = "https://registry.example/x.tgz";
		expect(checkLockfile(lockfile({ integrity: INTEGRITY, resolved }))).toEqual([
			"node_modules/x has an address: https://registry.example/x.tgz",
		]);
		expect(checkLockfile(lockfile({ integrity: "sha1-AAAA" }))).toEqual(["node_modules/x has no SHA-512"]);
		expect(checkLockfile(lockfile({}))).toEqual(["node_modules/x has no SHA-512"]);
	});
});

import { describe, expect, test } from "vitest";
import { assertChainName } from "../../../../src/chain/signing/assert-chain-name.ts";

/** Genesis hashes of the two public chains. */
const CHAINS = [
	["khala", "0xd43540ba6d3eb4897c28a77d48cb5b729fea37603cbbfc7a86a73b72adb3be8d"],
	["phala", "0x1bb969d85965e4bb5a651abbedf21a54b6b31a21f66b5401cc3f1e286268d736"],
] as const;

describe("the name of a chain's runtime", () => {
	test.each(CHAINS)("is %s on its public chain, whatever the version", (specName, genesisHash) => {
		for (const specVersion of [1, 1251, 9999])
			expect(() => assertChainName(genesisHash, { specName, specVersion })).not.toThrow();
	});

	test.each(CHAINS)("is no other where the chain's is %s", (specName, genesisHash) => {
		for (const other of ["rhala", "node", "", ...CHAINS.map(([name]) => name).filter((name) => name !== specName)]) {
			expect(() => assertChainName(genesisHash, { specName: other, specVersion: 1251 })).toThrow(
				expect.objectContaining({
					code: "UNVERIFIED_RUNTIME",
					message: expect.stringContaining(`runtime is ${specName}`),
				}),
			);
		}
	});

	test("is any on a development chain, a fork or a test network", () => {
		expect(() => assertChainName(`0x${"12".repeat(32)}`, { specName: "rhala", specVersion: 1 })).not.toThrow();
	});
});

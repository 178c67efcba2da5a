import { expect, test } from "vitest";
import { withConstant } from "../../../../../src/devchain/runtime/frame/constants.ts";
import { MetadataLayout } from "../../../../../src/devchain/runtime/frame/metadata-layout.ts";
import { RuntimeChain } from "../../../../support/devchain/runtime-harness.ts";

test("metadata has the other value of a constant, and no other difference", () => {
	const { metadata } = new RuntimeChain({ generation: 1 }).runtime;
	const changed = withConstant(metadata, "GracePeriod", 604_800n);
	expect(new MetadataLayout(changed).constant("phalaStakePool", "gracePeriod")).toBe(604_800n);
	expect(changed.filter((byte, i) => byte !== metadata[i]).length).toBeLessThanOrEqual(8);
	expect(changed.length).toBe(metadata.length);
});

test("an unknown constant cannot be changed", () => {
	const { metadata } = new RuntimeChain({ generation: 1 }).runtime;
	expect(() => withConstant(metadata, "Patience", 1n)).toThrow("the metadata has 0 constants Patience of 8 bytes");
});

// The declarations that docs/testing.md asks for, compiled with the types of the runners.

import { expect as jestExpect } from "@jest/globals";
import { test as base, expect as playwrightExpect } from "@playwright/test";
import type { Submission } from "phala-stakepool";
import { createFixture, matchers, type PhalaMatchers, type TestChain, type TestPool } from "phala-stakepool/testing";

declare module "expect" {
	interface Matchers<R extends void | Promise<void>> extends PhalaMatchers<R> {}
}

const fixture = createFixture({ setUp: ({ pool }) => pool() });
const expect = playwrightExpect.extend(matchers);
jestExpect.extend(matchers);

export async function assertions(sent: Submission<unknown>, amount: bigint): Promise<void> {
	await expect(sent).toBeRefusedWith("CAP_EXCEEDED", { remaining: 1n });
	expect(amount).toEqualPha("1400");
	// @ts-expect-error no code of this library
	await expect(sent).toBeRefusedWith("CAP_EXCEDED");

	await jestExpect(sent).toBeRefusedWith("CAP_EXCEEDED", { remaining: 1n });
	jestExpect(amount).toEqualPha("1400");
	jestExpect(amount).not.toBeCloseToPha("1400", "0.1");
	// @ts-expect-error another type of amount
	jestExpect(amount).toEqualPha(1400);
	// @ts-expect-error no field of these details
	await jestExpect(sent).toBeRefusedWith("CAP_EXCEEDED", { rest: 1n });
}

export const perTest = base.extend<{ staking: TestChain<TestPool> }>({ staking: fixture.provide });
export const perWorker = base.extend<object, { staking: TestChain<TestPool> }>({
	staking: [fixture.provide, { scope: "worker" }],
});

import { afterEach, beforeEach, expect } from "vitest";
import { createFixture, type FixtureOptions, type TestChain } from "../../src/testing/index.ts";

/**
 * Starts a development chain with a connected client before each test, and closes both after it. A subscription that
 * outlives the client fails the test.
 *
 * @param begin - receives the new chain before each test
 */
export function withDevChain<T = undefined>(
	options: FixtureOptions<T>,
	begin: (started: TestChain<T>) => void | Promise<void>,
): void {
	const current = createFixture(options).use(beforeEach, afterEach);
	beforeEach(() => begin(current()));
	// Runs before that of the fixture.
	afterEach(async () => {
		await current().phala.close();
		expect(current().chain.stats.subscriptions).toBe(0);
	});
}

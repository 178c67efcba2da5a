export type { Actor } from "./actor.ts";
export {
	type FaultScenario,
	type FaultScenarioOptions,
	type FaultScenarios,
	faultScenarios,
} from "./fault-scenarios.ts";
export { createFixture, type Fixture, type FixtureOptions, type TestHook } from "./fixture.ts";
export { type MatcherResult, matchers, type PhalaMatchers } from "./matchers.ts";
export {
	createScenario,
	type PoolOptions,
	type Scenario,
	type TestPool,
	type TestVault,
	type VaultOptions,
} from "./scenario.ts";
export type { TestChain } from "./test-chain.ts";

import type { ConnectOptions } from "../client/options.ts";
import { deepFreeze } from "../codec/deep-freeze.ts";
import { printAs } from "../codec/print-as.ts";
import { DevChain } from "../devchain/dev-chain.ts";
import type { DevChainOptions } from "../devchain/options.ts";
import { parseObject } from "../devchain/validate.ts";
import { PhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { openTestChain, type TestChain } from "./test-chain.ts";

/**
 * Options of {@link createFixture}: those of the chain, of its client, and what to set up.
 *
 * @public
 */
export interface FixtureOptions<T> extends Omit<DevChainOptions, "dataFile"> {
	/**
	 * A chain to begin with, saved by `chain.save` or `chain.export`: a file, or its content. Of the chain's options, only `seal` and
	 * `finalityLag` can be given beside it.
	 *
	 * @defaultValue a new chain
	 */
	readonly from?: string | Uint8Array | undefined;
	/** Options of every client in `phala`. */
	readonly client?: ConnectOptions | undefined;
	/**
	 * Sets up what every test begins with. Runs once, on a chain with a block per transaction; every chain of the fixture is a copy of
	 * the result.
	 *
	 * @returns what tests need to know of it, as {@link TestChain.data}. It is frozen: return pids and keys, because handles belong to
	 *   the client of the set-up, which is closed by then
	 */
	readonly setUp?: ((chain: TestChain) => T | Promise<T>) | undefined;
}

/**
 * A function of a test runner that registers work before or after tests, as `beforeEach`.
 *
 * @public
 */
export type TestHook = (work: () => Promise<void>) => unknown;

/**
 * Development chains for tests, all equal at their start. Test runners use it by {@link Fixture.use}, or by {@link Fixture.provide}
 * where they have `test.extend`.
 *
 * @public
 */
export interface Fixture<T = undefined> {
	/**
	 * Starts a chain of its own. The first call also runs the set-up; further ones take a few milliseconds.
	 *
	 * @throws PhalaError as `DevChain.start`, `DevChain.load` and `connect`, and what the set-up threw
	 */
	start(): Promise<TestChain<T>>;
	/**
	 * Starts a chain before tests and closes it after them, by hooks of the test runner: `use(beforeEach, afterEach)` for a chain per
	 * test, `use(beforeAll, afterAll)` for one per file or `describe`.
	 *
	 * Not for tests that run at the same time: those call {@link Fixture.start}, or use {@link Fixture.provide}.
	 *
	 * @returns a function that returns the present chain; it throws `CLOSED` outside of a test
	 */
	use(before: TestHook, after: TestHook): () => TestChain<T>;
	/**
	 * A fixture for `test.extend` of vitest and Playwright: `test.extend({ staking: fixture.provide })`.
	 *
	 * @param context - not used
	 * @param run - runs the test with the chain
	 */
	// biome-ignore lint/complexity/noBannedTypes: both runners pass their context, and require a destructuring pattern for it.
	provide(context: {}, run: (chain: TestChain<T>) => Promise<void>): Promise<void>;
}

/**
 * Defines development chains for tests. Starts nothing yet.
 *
 * @throws PhalaError `INVALID_ARGUMENT` for options that are no object, or exclude each other
 * @example
 * ```ts
 * const fixture = createFixture({
 * 	setUp: ({ pool }) => pool({ workers: 3, stake: parsePha("2000") }),
 * });
 * await using t = await fixture.start();
 * await t.phala.stakePool(t.data.pid).get();
 * ```
 * @public
 */
export function createFixture<T = undefined>(options: FixtureOptions<T> = {}): Fixture<T> {
	const { from, client = {}, setUp, ...chainOptions } = parseObject("options", options);
	if (setUp !== undefined) assertFunction("setUp", setUp);
	const { seal, finalityLag, ...created } = chainOptions;
	const [excluded] = Object.entries(created).filter(([, value]) => value !== undefined);
	if (from !== undefined && excluded) throw invalidArgument(...excluded, "no such option beside `from`");

	const first = () => (from === undefined ? DevChain.start(chainOptions) : DevChain.load(from, { seal, finalityLag }));

	/** Runs the set-up and saves the chain. */
	const prepare = async (run: NonNullable<typeof setUp>) => {
		const chain = await (from === undefined
			? DevChain.start({ ...created, seal: "instant" })
			: DevChain.load(from, { seal: "instant" }));
		await using open = await openTestChain(chain, {}, undefined);
		const data = deepFreeze(await run(open));
		return { data, saved: await chain.export({ blocks: Math.max(1, chain.best.number) }) };
	};
	let prepared: ReturnType<typeof prepare> | undefined;

	const start = async (): Promise<TestChain<T>> => {
		if (setUp === undefined) return openTestChain(await first(), client, undefined as T);
		prepared ??= prepare(setUp);
		const { data, saved } = await prepared;
		return openTestChain(await DevChain.load(saved, { seal: seal ?? "instant", finalityLag }), client, data);
	};

	const fixture: Fixture<T> = {
		start,
		use(before, after) {
			assertFunction("before", before);
			assertFunction("after", after);
			let current: TestChain<T> | undefined;
			before(async () => {
				current = await start();
			});
			after(async () => {
				const ended = current;
				current = undefined;
				await ended?.close();
			});
			return () => {
				if (current !== undefined) return current;
				throw new PhalaError("CLOSED", "No chain is running: it starts before a test and is closed after it.", {
					operation: "fixture.use()",
				});
			};
		},
		// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
		provide: async ({}, run) => {
			assertFunction("run", run);
			await using chain = await start();
			await run(chain);
		},
	};
	return printAs("Fixture", fixture, () => (from === undefined ? { ...chainOptions } : { from, ...chainOptions }));
}

function assertFunction(name: string, value: unknown): void {
	if (typeof value !== "function") throw invalidArgument(name, value, "a function");
}

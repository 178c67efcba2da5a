import { beforeEach, describe, expect, test } from "vitest";
import type { Hex } from "../../../../../src/codec/hex.ts";
import { keyOf, RuntimeChain } from "../../../../support/devchain/runtime-harness.ts";

const PHA = 10n ** 12n;
const WORKER: Hex = `0x${"51".repeat(32)}`;

let chain: RuntimeChain;
beforeEach(() => {
	chain = new RuntimeChain();
	chain.block();
	chain.submit("//Alice", "phalaStakePoolv2", "create");
});

const pool = (method: string, args: unknown[], uri = "//Alice") => chain.submit(uri, "phalaStakePoolv2", method, args);
const stored = () => (chain.query("phalaBasePool", "pools", 0) as { StakePool: StoredPool }).StakePool;

interface StoredPool {
	basepool: { totalShares: bigint; totalValue: bigint; withdrawQueue: unknown[] };
	workers: Hex[];
}

function register(worker: Hex, initialScore: number | null = 400): void {
	chain.write("phalaRegistry", "workers", [worker], {
		pubkey: worker,
		ecdhPubkey: worker,
		operator: keyOf("//Alice"),
		confidenceLevel: 1,
		initialScore,
	});
}

describe("accounts of a pool", () => {
	test("match the examples of the documentation", () => {
		const tail = "2f068ebe93d2e0410bbe88f2fff8212326abbe7f178bc6c843dbad78e7ae";
		expect(stored()).toMatchObject({
			basepool: { poolAccountId: `0x6270${tail}`, cid: 10_000 },
			ownerRewardAccount: `0x736f${tail}`,
			lockAccount: `0x736c${tail}`,
		});
	});
});

describe("a full pool", () => {
	test("takes no more than 200 workers", () => {
		const key = (i: number): Hex => `0x${i.toString(16).padStart(64, "0")}`;
		register(WORKER);
		chain.write("phalaBasePool", "pools", [0], {
			StakePool: { ...stored(), workers: Array.from({ length: 200 }, (_, i) => key(i)) },
		});
		expect(chain.errorOf(pool("addWorker", [0, WORKER]))).toBe("phalaStakePoolv2.WorkersExceedLimit");
	});
});

describe("a worker", () => {
	test("registered before the gatekeeper was launched has to register again", () => {
		register(WORKER);
		chain.write("phalaRegistry", "gatekeeperLaunchedAt", [], [5, 0]);
		const refused = "phalaStakePoolv2.FailedToBindSessionAndWorker";
		expect(chain.errorOf(pool("addWorker", [0, WORKER]))).toBe(refused);
		chain.write("phalaRegistry", "workerAddedAt", [WORKER], 5);
		expect(chain.errorOf(pool("addWorker", [0, WORKER]))).toBe(refused);
		chain.write("phalaRegistry", "workerAddedAt", [WORKER], 6);
		expect(chain.errorOf(pool("addWorker", [0, WORKER]))).toBeNull();
	});

	test("without a score cannot start, nor while it has stake", () => {
		register(WORKER);
		pool("addWorker", [0, WORKER]);
		chain.submit("//Alice", "phalaWrappedBalances", "wrap", [5000n * PHA]);
		pool("contribute", [0, 5000n * PHA, null]);
		register(WORKER, null);
		const start = () => chain.errorOf(pool("startComputing", [0, WORKER, 2000n * PHA]));
		expect(start()).toBe("phalaComputation.BenchmarkMissing");
		register(WORKER);
		const [[session] = []] = chain.entries("phalaComputation", "sessions").map(([keys]) => keys);
		chain.write("phalaComputation", "stakes", [session], 5n);
		expect(start()).toBe("phalaComputation.InternalErrorCannotStartWithExistingStake");
	});

	test("cannot start on a chain without tokenomic parameters", () => {
		register(WORKER);
		pool("addWorker", [0, WORKER]);
		chain.submit("//Alice", "phalaWrappedBalances", "wrap", [5000n * PHA]);
		pool("contribute", [0, 5000n * PHA, null]);
		chain.erase("phalaComputation", "tokenomicParameters");
		expect(chain.errorOf(pool("startComputing", [0, WORKER, 2000n * PHA]))).toBe(
			"phalaComputation.InternalErrorBadTokenomicParameters",
		);
	});

	test("that is no longer registered cannot be unbound", () => {
		register(WORKER);
		pool("addWorker", [0, WORKER]);
		chain.erase("phalaRegistry", "workers", WORKER);
		const [[session] = []] = chain.entries("phalaComputation", "sessions").map(([keys]) => keys);
		const block = chain.submit("//Alice", "phalaComputation", "unbind", [session]);
		expect(chain.errorOf(block)).toBe("phalaComputation.WorkerNotRegistered");
	});
});

describe("an arithmetic overflow", () => {
	test("makes the call impossible to include, as a panic of the real runtime does", () => {
		chain.submit("//Alice", "phalaWrappedBalances", "wrap", [5000n * PHA]);
		pool("contribute", [0, 1000n * PHA, null]);
		const { basepool, ...rest } = stored();
		chain.write("phalaBasePool", "pools", [0], { StakePool: { ...rest, basepool: { ...basepool, totalValue: 1n } } });
		const before = new Map(chain.state.entries);
		const block = pool("contribute", [0, 1000n * PHA, null]);
		expect(block.applied).toEqual([{ included: false, error: { kind: "Invalid", reason: "Call" } }]);
		expect(chain.query("system", "account", keyOf("//Alice"))).toEqual(decodeAccount(before, chain));
	});

	test("a pool with shares without value accepts no contribution", () => {
		chain.submit("//Alice", "phalaWrappedBalances", "wrap", [5000n * PHA]);
		pool("contribute", [0, 1000n * PHA, null]);
		const { basepool, ...rest } = stored();
		chain.write("phalaBasePool", "pools", [0], { StakePool: { ...rest, basepool: { ...basepool, totalValue: 0n } } });
		expect(chain.errorOf(pool("contribute", [0, 1000n * PHA, null]))).toBe("phalaBasePool.PoolBankrupt");
	});
});

/** The account of Alice in a saved state. */
function decodeAccount(entries: Map<Hex, Uint8Array>, { genesisHash }: RuntimeChain): unknown {
	const other = new RuntimeChain();
	expect(other.genesisHash).toBe(genesisHash);
	other.state.entries = entries;
	return other.query("system", "account", keyOf("//Alice"));
}

describe("a queue with a share price above the free stake", () => {
	test("makes calls that serve it impossible to include, because the real runtime would loop forever", () => {
		chain.submit("//Alice", "phalaWrappedBalances", "wrap", [5000n * PHA]);
		pool("contribute", [0, 5n * PHA, null]);
		const withdrawAt = (price: bigint) => {
			const { basepool, ...rest } = stored();
			const totals = { totalShares: 200_000n, totalValue: 200_000n * price };
			chain.write("phalaBasePool", "pools", [0], { StakePool: { ...rest, basepool: { ...basepool, ...totals } } });
			return pool("withdraw", [0, 100_000n, null]).applied;
		};
		expect(withdrawAt(999_700_000n)).toEqual([{ included: false, error: { kind: "Invalid", reason: "Call" } }]);
		expect(stored().basepool.withdrawQueue).toEqual([]);
		expect(withdrawAt(90_000_000n)).toEqual([{ included: true, ok: true }]);
		expect(stored().basepool.withdrawQueue).toHaveLength(1);
	});
});

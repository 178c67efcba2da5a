import { describe, expect, it } from "vitest";
import { Delegator } from "../../../src/entities/delegator.ts";
import { StakePool } from "../../../src/entities/stake-pool.ts";
import { Vault } from "../../../src/entities/vault.ts";
import { Worker } from "../../../src/entities/worker.ts";
import { unsupported } from "../../../src/errors/unsupported.ts";
import { isPhalaError, type Plan } from "../../../src/index.ts";
import { queueRules } from "../../../src/math/index.ts";
import { failed } from "../../support/failed.ts";
import { FakeEntityContext, NOW } from "../../support/fake-entity-context.ts";
import { constantQuery } from "../../support/run-query.ts";
import { ALICE, BOB, KEY } from "../../support/storage.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

/** The write that a method plans with its arguments, and the account of the plan. */
function plannedBy(use: (context: FakeEntityContext) => Plan<unknown>) {
	const context = new FakeEntityContext();
	const { account } = use(context).spec;
	return { writes: context.writes, account };
}

describe("a method that writes plans its write with parsed arguments", () => {
	const vault = (context: FakeEntityContext) => new Vault(context, 3);
	const pool = (context: FakeEntityContext) => new StakePool(context, 3n);
	const delegator = (context: FakeEntityContext) => new Delegator(context, BOB);

	it.each<[string, (context: FakeEntityContext) => Plan<unknown>, unknown[]]>([
		["vault commission", (p) => vault(p).setCommission(50_000), ["setVaultCommission", 3, 50_000]],
		["vault delegates", (p) => vault(p).contributeToPool(5n, 7n), ["contributeAsVault", 3, 5, 7n]],
		["vault withdraws", (p) => vault(p).withdrawFromPool(5, "all"), ["withdrawAsVault", 3, 5, "all"]],
		["vault withdraws", (p) => vault(p).withdrawFromPool(5, { shares: 9n }), ["withdrawAsVault", 3, 5, { shares: 9n }]],
		["owner gains", (p) => vault(p).gainOwnerShares(), ["gainOwnerShares", 3]],
		["owner claims all", (p) => vault(p).claimOwnerShares(), ["claimOwnerShares", 3, "all", null]],
		[
			"owner claims some",
			(p) => vault(p).claimOwnerShares({ shares: 5n, target: ALICE }),
			["claimOwnerShares", 3, 5n, ALICE],
		],
		["vault exit", (p) => vault(p).enforceExit(), ["enforceVaultExit", 3]],
		["vault whitelist", (p) => vault(p).addToWhitelist(ALICE), ["addToWhitelist", 3, ALICE, "vault"]],
		["vault whitelist", (p) => vault(p).removeFromWhitelist(ALICE), ["removeFromWhitelist", 3, ALICE, "vault"]],
		["vault description", (p) => vault(p).setDescription("hi"), ["setDescription", 3, bytes("hi"), "vault"]],
		["pool whitelist", (p) => pool(p).addToWhitelist(ALICE), ["addToWhitelist", 3, ALICE, "stakePool"]],
		["pool description", (p) => pool(p).setDescription("hi"), ["setDescription", 3, bytes("hi"), "stakePool"]],
		["reconcile", (p) => pool(p).reconcileQueue(ALICE), ["reconcileQueue", 3, ALICE]],
		["reclaim", (p) => pool(p).reclaimWorker(KEY), ["reclaimWorker", 3, KEY]],
		["unbind", (p) => new Worker(p, KEY).unbind(), ["unbindWorker", KEY]],
	])("%s", (_, use, expected) => {
		expect(plannedBy(use)).toEqual({ writes: [expected], account: null });
	});

	it.each<[string, (context: FakeEntityContext) => Plan<unknown>, unknown[]]>([
		["claim", (p) => delegator(p).claimReward(3), ["claimReward", 3, null, false]],
		[
			"claim both",
			(p) => delegator(p).claimReward(3, { target: ALICE, withOwnerReward: true }),
			["claimReward", 3, ALICE, true],
		],
		[
			"subsidy",
			(p) => delegator(p).claimSubsidy({ pid: 2, kind: "reimbursement" }, { target: ALICE }),
			["claimSubsidy", 2, "reimbursement", ALICE],
		],
		["move", (p) => delegator(p).move(3n, 5, { shares: 9n }), ["move", 3, 5, { shares: 9n }, false]],
		["move", (p) => delegator(p).move(3, 5n, "all", { queueRest: true }), ["move", 3, 5, "all", true]],
		["vote", (p) => delegator(p).vote(4, { aye: 5n }), ["vote", 4, 5n, 0n]],
		["vote", (p) => delegator(p).vote(4, { nay: 6n }), ["vote", 4, 0n, 6n]],
	])("%s, for the account alone", (_, use, expected) => {
		expect(plannedBy(use)).toEqual({ writes: [expected], account: BOB });
	});
});

describe("claiming all rewards", () => {
	it("passes its options", () => {
		expect(plannedBy((context) => new Delegator(context, BOB).claimAllRewards({ target: ALICE, minimum: 5n }))).toEqual(
			{
				writes: [["claimAllRewards", ALICE, false, 5n]],
				account: BOB,
			},
		);
	});

	it("claims everything by default", () => {
		const { writes } = plannedBy((context) => new Delegator(context, BOB).claimAllRewards());
		expect(writes).toEqual([["claimAllRewards", null, false, 0n]]);
	});

	it("throws at once if the generation has no claims", () => {
		const refusal = unsupported("delegator.claimAllRewards", 2, "rewards raise the share price", "withdraw shares");
		const context = new FakeEntityContext({
			refuse: () => {
				throw refusal;
			},
		});
		expect(() => new Delegator(context, BOB).claimAllRewards()).toThrow(refusal);
	});
});

describe("reads of a vault", () => {
	it("return vaults, and fail with NOT_FOUND for another pid", async () => {
		const context = new FakeEntityContext({
			reads: {
				vault: (pid) => constantQuery(pid === 3 ? ({ pid } as never) : null),
				positionsOfPool: (pid, kind) => constantQuery(kind === "vault" && pid === 3 ? [] : null),
			},
		});
		expect(await new Vault(context, 3).get()).toEqual({ pid: 3 });
		expect(await new Vault(context, 3).positions()).toEqual([]);
		for (const pending of [new Vault(context, 4).get(), new Vault(context, 4).positions()]) {
			const error = await failed(pending);
			expect(isPhalaError(error, "NOT_FOUND") && error.details).toEqual({ kind: "pool", id: "4", dispatch: null });
		}
	});
});

describe("subsidies and votes", () => {
	it("are those of the account", async () => {
		const owed = [{ pid: 1, kind: "legacyReward", amount: 5n }] as const;
		const cast = [{ referendum: 0, aye: 1n, nay: 0n }];
		const context = new FakeEntityContext({
			reads: {
				subsidies: (account) => constantQuery(account === BOB ? owed : []),
				votes: (account) => constantQuery(account === BOB ? cast : []),
			},
		});
		expect(await new Delegator(context, BOB).subsidies()).toEqual(owed);
		expect(await new Delegator(context, BOB).votes()).toEqual(cast);
		expect(await new Delegator(context, ALICE).votes()).toEqual([]);
	});
});

describe("a description", () => {
	const written = (description: Parameters<StakePool["setDescription"]>[0]) => {
		const context = new FakeEntityContext();
		new StakePool(context, 0).setDescription(description);
		return new TextDecoder().decode(context.writes[0]?.[2] as Uint8Array);
	};

	it("is written as the Console writes it", () => {
		expect(written({ telegram: "@pool", ann: "x".repeat(480), twitter: undefined })).toBe(
			`{"telegram":"@pool","ann":"${"x".repeat(480)}","version":1}`,
		);
		expect(written({ version: 1 })).toBe('{"version":1}');
	});

	it("counts characters, not their bytes", () => {
		expect(written({ basic: "✓𝒫".repeat(15) })).toContain("✓𝒫");
	});

	it("is written as is if it is text", () => {
		for (const text of ["", "hello ✓", '{"telegram":5}']) expect(written(text)).toBe(text);
	});
});

describe("releasing stake without a worker in the pool", () => {
	it("comes back at the latest possible time in the queue's projection", async () => {
		const PHA = 10n ** 12n;
		const pool = {
			pid: 0,
			totalStake: 1000n * PHA,
			totalShares: 1000n * PHA,
			freeStake: 0n,
			releasingStake: 700n * PHA,
			withdrawQueue: [{ delegator: "d", shares: 600n * PHA, startedAt: NOW, value: 600n * PHA, expiresAt: NOW + 70 }],
			workers: [],
			block: { hash: "0x", number: 7 },
		};
		const context = new FakeEntityContext({
			reads: {
				stakePool: () => constantQuery(pool as never),
				stakePoolRows: () => constantQuery([pool as never]),
				workerRows: () => constantQuery([]),
				coolingStakes: () => constantQuery([{ publicKey: KEY, stake: 500n * PHA, endsAt: NOW + 9 }]),
				parameters: () =>
					constantQuery({ coolDownSeconds: 100, gracePeriodSeconds: 70, queueRules: queueRules(1) } as never),
			},
		});
		const { steps, critical } = await new StakePool(context, 0).projectQueue();
		expect(critical).toBeNull();
		expect(steps.map(({ at, amount }) => [at, amount])).toEqual([
			[NOW + 9, 500n * PHA],
			[NOW + 100, 100n * PHA],
		]);
	});
});

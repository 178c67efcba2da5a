import { describe, expect, it } from "vitest";
import { entries } from "../../../../generated/v1/entries.ts";
import { sessionAccount } from "../../../../src/chain/accounts.ts";
import { EVENTS_KEY } from "../../../../src/chain/events/block-events.ts";
import { createReadsV1 } from "../../../../src/chain/v1/all-reads.ts";
import { concatBytes, type Hex, toHex } from "../../../../src/codec/hex.ts";
import { readFrom, type Storage } from "../../../support/conformance/recorded.ts";
import { rhala } from "../../../support/conformance/recorded-v1.ts";
import { encoder } from "../../../support/encode.ts";
import { rhala1130, type Specimen, v1 } from "../../../support/metadata/specimens.ts";
import { ALICE, BOB, CHARLIE, KEY } from "../../../support/storage.ts";
import { minerV1, phaV1, poolV1, registeredV1, stakerV1, storedV1 } from "../../../support/storage-v1.ts";

const PHA = 10n ** 12n;
const NOW = 1_700_000_000;

const chain = rhala("v1");
const reads = createReadsV1(chain);
const early = createReadsV1(rhala("v1-1130"));
const address = (account: Hex) => chain.addresses.format(account);

function at<T>(read: Parameters<typeof readFrom<T>>[0], storage: Storage): T {
	return readFrom<T>(read, storage, NOW * 1000);
}

/** Storage of a block with these events of its stake pools, fields in order, encoded by `@polkadot/types`. */
function eventsOf({ polkadot }: Specimen, ...events: readonly (readonly [name: string, fields: unknown[]])[]): Storage {
	const { registry, metadata } = polkadot();
	const pallet = metadata.asLatest.pallets.find(({ name }) => name.eq("PhalaStakePool"));
	if (!pallet) throw new Error("no pallet");
	const variants = registry.lookup.getSiType(pallet.events.unwrap().type).def.asVariant.variants;
	const records = events.map(([name, values]) => {
		const variant = variants.find((one) => one.name.eq(name));
		if (!variant) throw new Error(`no event ${name}`);
		const fields = variant.fields.map(({ type }, i) => {
			return registry.createType(registry.createLookupType(type), values[i]).toU8a();
		});
		// At the end of the block, without topics.
		return concatBytes([
			Uint8Array.of(1, pallet.index.toNumber(), variant.index.toNumber()),
			...fields,
			Uint8Array.of(0),
		]);
	});
	return { [EVENTS_KEY]: toHex(concatBytes([Uint8Array.of(records.length << 2), ...records])) };
}

describe("a position", () => {
	it("separates queued shares from the others, though the record holds both", () => {
		const withdrawQueue = [
			{ user: BOB, shares: PHA, startTime: 5 },
			{ user: ALICE, shares: PHA, startTime: 6 },
		];
		const storage = { ...poolV1(0, { totalStake: 24n * PHA, withdrawQueue }), ...stakerV1(0, BOB, 4n * PHA) };
		expect(at(reads.position(0, BOB), storage)).toMatchObject({
			shares: 3n * PHA,
			value: 6n * PHA,
			queuedShares: PHA,
			queuedValue: 2n * PHA,
			locked: 4n * PHA,
			reward: 0n,
		});
	});

	it("never has more queued than it has shares, even if the queue has more", () => {
		const storage = {
			...poolV1(0, { withdrawQueue: [{ user: BOB, shares: 9n * PHA, startTime: 5 }] }),
			...stakerV1(0, BOB, 4n * PHA),
		};
		expect(at(reads.position(0, BOB), storage)).toMatchObject({ shares: 0n, queuedShares: 4n * PHA });
	});

	it("exists while it has shares or rewards", () => {
		const pool = poolV1(0);
		const rewarded = { ...pool, ...stakerV1(0, BOB, 0n, { availableRewards: 7n }) };
		expect(at(reads.position(0, BOB), rewarded)).toMatchObject({ shares: 0n, value: 0n, reward: 7n });
		expect(at(reads.position(0, BOB), { ...pool, ...stakerV1(0, BOB, 0n) })).toBeNull();
		expect(at(reads.position(0, BOB), pool)).toBeNull();
		expect(() => at(reads.position(9, BOB), pool)).toThrow(expect.objectContaining({ code: "NOT_FOUND" }));
	});

	it("is the same by pool, account and delegator", () => {
		const storage = {
			[entries.phalaStakePool.poolCount.key()]: storedV1("PhalaStakePool", "PoolCount", 2),
			...poolV1(0),
			...poolV1(1),
			...stakerV1(0, BOB, 4n * PHA),
			...stakerV1(1, BOB, 2n * PHA),
			...stakerV1(0, CHARLIE, PHA),
			...phaV1(BOB, 100n * PHA, 6n * PHA),
		};
		const [first, second] = [at(reads.position(0, BOB), storage), at(reads.position(1, BOB), storage)];
		expect(at(reads.delegator(BOB), storage)).toMatchObject({
			positions: [first, second],
			stakedTotal: 6n * PHA,
			stakeLocked: 6n * PHA,
			contributable: 94n * PHA,
			transferable: 94n * PHA,
		});
		expect(at(reads.positionsOfPool(1, "stakePool"), storage)).toEqual([{ delegator: address(BOB), ...second }]);
		expect(at(reads.positionsOfPool(0, "stakePool"), storage)).toHaveLength(2);
		expect(at(reads.positionsOfPool(9, "stakePool"), storage)).toBeNull();
	});
});

describe("a delegator", () => {
	it("is empty for an unknown account", () => {
		expect(at(reads.delegator(CHARLIE), {})).toMatchObject({
			free: 0n,
			transferable: 0n,
			contributable: 0n,
			stakeLocked: 0n,
			wrapped: null,
			voteLocked: null,
			positions: [],
		});
	});

	it("can contribute nothing if the stake lock exceeds the balance", () => {
		expect(at(reads.delegator(BOB), phaV1(BOB, 5n, 6n))).toMatchObject({ contributable: 0n });
	});
});

describe("a stake pool", () => {
	it("has no cap gap without a cap, and no cooling-down worker that left it", () => {
		const { [entries.phalaMining.minerBindings.key(sessionAccount(0, KEY))]: _, ...removed } = minerV1(
			0,
			"MiningCoolingDown",
			{ stake: PHA },
		);
		const storage = { ...poolV1(0, { releasingStake: PHA }), ...removed };
		expect(at(reads.stakePool(0), storage)).toMatchObject({
			cap: null,
			capGap: null,
			delegable: null,
			coolingDownWorkers: [],
			stakedStake: 10n * PHA,
		});
		expect(at(reads.coolingStakes(0), storage)).toEqual([{ publicKey: KEY, stake: PHA, endsAt: 0 }]);
		expect(at(reads.stakePool(9), storage)).toBeNull();
		expect(at(reads.coolingStakes(9), storage)).toBeNull();
	});

	it("accepts contributions up to its cap, and on newer runtimes the value of its queue", () => {
		const storage = poolV1(0, { cap: 13n * PHA, withdrawQueue: [{ user: BOB, shares: 2n * PHA, startTime: 5 }] });
		expect(at(reads.stakePool(0), storage)).toMatchObject({ capGap: PHA, delegable: 3n * PHA });
		expect(at(early.stakePool(0), storage)).toMatchObject({ capGap: PHA, delegable: PHA });
	});
});

describe("a worker", () => {
	it("is unbound where no pool has it, and computes in the state that early runtimes call MiningActive", () => {
		const stored = encoder(rhala1130);
		expect(at(early.worker(KEY), {})).toBeNull();
		expect(at(early.worker(KEY), registeredV1())).toMatchObject({ state: "Unbound", pid: null, ve: null });
		const active = minerV1(3, "MiningIdle", { stake: PHA });
		const { miners } = entries.phalaMining;
		const [key = "0x"] = Object.keys(active).filter((one) => one.startsWith(miners.under()));
		active[key] = stored("PhalaMining", "Miners", { state: "MiningActive" });
		expect(at(early.worker(KEY), { ...registeredV1(), ...active })).toMatchObject({ state: "Computing", pid: 3 });
	});
});

describe("a block's events", () => {
	it("include the rewards of this pool only", () => {
		const storage = {
			...poolV1(3),
			...poolV1(4),
			...eventsOf(v1, ["RewardReceived", [3, 5n, 7n]], ["RewardReceived", [4, 1n, 1n]]),
		};
		expect(at(reads.rewards(3), storage)).toMatchObject([
			{ pid: 3, toOwner: 5n, toDelegators: 7n, block: { number: 11 } },
		]);
		expect(at(reads.rewards(9), storage)).toBeNull();
		expect(at(reads.rewards(3), poolV1(3))).toEqual([]);
	});

	it("do not include rewards on early runtimes: throws UNSUPPORTED", () => {
		expect(() => at(early.rewards(3), poolV1(3))).toThrow(
			expect.objectContaining({ code: "UNSUPPORTED", details: expect.objectContaining({ generation: 1 }) }),
		);
	});

	it("include changes of the commission, with field names or without", () => {
		const named = { ...poolV1(3), ...eventsOf(v1, ["PoolCommissionSet", [3, 9]]) };
		const bare = { ...poolV1(3), ...eventsOf(rhala1130, ["PoolCommissionSet", [3, 9]], ["PoolCommissionSet", [4, 8]]) };
		for (const changes of [at(reads.commissions(3), named), at(early.commissions(3), bare)]) {
			expect(changes).toMatchObject([{ pid: 3, commissionPpm: 9, block: { number: 11 } }]);
		}
		expect(at(reads.commissions(9), named)).toBeNull();
	});
});

describe("what generation 1 does not have", () => {
	it("is an empty list, or throws UNSUPPORTED", () => {
		expect([at(reads.vaultIds(), {}), at(reads.subsidies(BOB), {}), at(reads.votes(BOB), {})]).toEqual([[], [], []]);
		for (const make of [() => reads.vault(0), () => reads.positionsOfPool(0, "vault")]) {
			expect(make).toThrow(expect.objectContaining({ code: "UNSUPPORTED" }));
		}
	});
});

describe("parameters", () => {
	it("combine the runtime's constants and storage", () => {
		const key = entries.phalaMining.tokenomicParameters.key();
		expect(() => at(reads.parameters(), {})).toThrow(expect.objectContaining({ code: "DECODE_FAILED" }));
		const storage = {
			[key]: storedV1("PhalaMining", "TokenomicParameters", { k: 100n << 64n }),
			[entries.phalaMining.coolDownPeriod.key()]: storedV1("PhalaMining", "CoolDownPeriod", 604_800),
		};
		expect(at(reads.parameters(), storage)).toMatchObject({
			minContribution: 10n ** 10n,
			gracePeriodSeconds: 3600,
			coolDownSeconds: 604_800,
			maxPoolWorkers: 200,
			existentialDeposit: 10n ** 10n,
			wrappedMinBalance: null,
			vaultQueuePeriodSeconds: null,
			blockSeconds: 12,
			queueRules: { minBalance: 1000n, burnsDust: false, generation: 1 },
			tokenomics: { k: 100n << 64n },
		});
	});
});

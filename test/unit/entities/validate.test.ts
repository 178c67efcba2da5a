import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeAddress } from "../../../src/codec/ss58.ts";
import { connect, type ErrorCode, isPhalaError, type Phala, Plan } from "../../../src/index.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { ALICE, KEY } from "../../support/storage.ts";

const node = new FakeNode();
let phala: Phala;
let requestCount: number;

beforeAll(async () => {
	phala = await connect(node);
	requestCount = node.requests.length;
});
afterAll(async () => {
	// Every refusal comes before anything is sent.
	expect(node.requests).toHaveLength(requestCount);
	await phala.close();
});

const POLKADOT = encodeAddress(ALICE, 0);

function refusal(work: () => unknown) {
	try {
		work();
	} catch (error) {
		if (isPhalaError(error)) return error;
		throw error;
	}
	return expect.unreachable();
}

function refuses(what: string, code: ErrorCode, values: readonly unknown[], use: (value: never) => unknown) {
	it.each(values)(`${what}: %s`, (value) => {
		const error = refusal(() => use(value as never));
		expect(error.code).toBe(code);
		expect(error.message.length).toBeGreaterThan(20);
	});
}

describe("invalid input is rejected at the call, before anything is sent", () => {
	const addresses = ["", "hello", "0x12", `${ALICE}00`, 5, null, undefined];
	refuses("delegator", "INVALID_ADDRESS", addresses, (v) => phala.delegator(v));
	refuses("whitelist", "INVALID_ADDRESS", addresses, (v) => phala.stakePool(0).addToWhitelist(v));
	refuses("whitelist", "INVALID_ADDRESS", ["x"], (v) => phala.stakePool(0).removeFromWhitelist(v));
	refuses("claim target", "INVALID_ADDRESS", ["x", null], (target) => phala.stakePool(0).claimOwnerReward({ target }));
	refuses("vault whitelist", "INVALID_ADDRESS", addresses, (v) => phala.vault(0).addToWhitelist(v));
	refuses("vault whitelist", "INVALID_ADDRESS", ["x"], (v) => phala.vault(0).removeFromWhitelist(v));
	refuses("reconciled account", "INVALID_ADDRESS", addresses, (v) => phala.stakePool(0).reconcileQueue(v));
	const targets = ["x", null, 5];
	refuses("target", "INVALID_ADDRESS", targets, (target) => phala.vault(0).claimOwnerShares({ target }));
	refuses("target", "INVALID_ADDRESS", targets, (target) => phala.delegator(ALICE).claimReward(0, { target }));
	refuses("target", "INVALID_ADDRESS", targets, (target) => phala.delegator(ALICE).claimAllRewards({ target }));
	refuses("target", "INVALID_ADDRESS", targets, (target) =>
		phala.delegator(ALICE).claimSubsidy({ pid: 0, kind: "legacyReward" }, { target }),
	);
	refuses("other network", "WRONG_PREFIX", [POLKADOT], (target) => phala.vault(0).claimOwnerShares({ target }));
	refuses("other network", "WRONG_PREFIX", [POLKADOT], (v) => phala.delegator(v));
	refuses("other network", "WRONG_PREFIX", [POLKADOT], (target) => phala.stakePool(0).claimOwnerReward({ target }));

	const keys = ["", "0x12", KEY.slice(2), `${KEY}00`, KEY.replace("1", "g"), 5, null];
	refuses("worker", "INVALID_PUBLIC_KEY", keys, (v) => phala.worker(v));
	refuses("added worker", "INVALID_PUBLIC_KEY", keys, (v) => phala.stakePool(0).addWorker(v));
	refuses("reclaimed worker", "INVALID_PUBLIC_KEY", keys, (v) => phala.stakePool(0).reclaimWorker(v));
	refuses("removed worker", "INVALID_PUBLIC_KEY", keys, (v) => phala.stakePool(0).removeWorker(v));

	const amounts = [-1n, 1n << 128n, 1, 0.5, "1", null, undefined, Number.NaN];
	refuses("cap", "INVALID_AMOUNT", amounts, (v) => phala.stakePool(0).setCap(v));
	refuses("contribution", "INVALID_AMOUNT", amounts, (v) => phala.delegator(ALICE).contribute(0, v));
	refuses("withdrawal", "INVALID_AMOUNT", amounts, (amount) => phala.delegator(ALICE).withdraw(0, { amount }));
	refuses("withdrawal", "INVALID_AMOUNT", amounts, (shares) => phala.delegator(ALICE).withdraw(0, { shares }));
	refuses("wrap", "INVALID_AMOUNT", amounts, (v) => phala.delegator(ALICE).wrap(v));
	refuses("unwrap", "INVALID_AMOUNT", [...amounts, "everything"], (v) => phala.delegator(ALICE).unwrap(v));
	refuses("stake", "INVALID_AMOUNT", amounts, (v) => phala.worker(KEY).start(v));
	refuses("stake", "INVALID_AMOUNT", amounts, (v) => phala.worker(KEY).restart(v));
	refuses("vault's contribution", "INVALID_AMOUNT", amounts, (v) => phala.vault(0).contributeToPool(0, v));
	refuses("vault's withdrawal", "INVALID_AMOUNT", amounts, (shares) => phala.vault(0).withdrawFromPool(0, { shares }));
	const given = amounts.filter((amount) => amount !== undefined);
	refuses("owner's shares", "INVALID_AMOUNT", [...given, "all"], (shares) =>
		phala.vault(0).claimOwnerShares({ shares }),
	);
	refuses("least claim", "INVALID_AMOUNT", given, (minimum) => phala.delegator(ALICE).claimAllRewards({ minimum }));
	refuses("vote", "INVALID_AMOUNT", given, (aye) => phala.delegator(ALICE).vote(0, { aye }));
	refuses("vote", "INVALID_AMOUNT", given, (nay) => phala.delegator(ALICE).vote(0, { nay }));

	const commissions = [-1, 1, 10, 999, 1_000_001, 0.5, Number.NaN, "60", 10n, null, {}, { ppm: -1 }, { ppm: "10" }];
	refuses("commission", "INVALID_COMMISSION", commissions, (v) => phala.stakePool(0).setCommission(v));
	refuses("vault commission", "INVALID_COMMISSION", commissions, (v) => phala.vault(0).setCommission(v));

	const pids = [-1, 0.5, Number.NaN, 2 ** 53, -1n, 1n << 64n, "0", null];
	refuses("pid", "INVALID_PID", pids, (v) => phala.stakePool(v));
	refuses("pid", "INVALID_PID", pids, (v) => phala.delegator(ALICE).contribute(v, 1n));
	refuses("pid", "INVALID_PID", pids, (v) => phala.delegator(ALICE).withdraw(v, "all"));
	refuses("pid", "INVALID_PID", pids, (v) => phala.delegator(ALICE).position$(v));
	refuses("pid", "INVALID_PID", pids, (v) => phala.delegator(ALICE).claimReward(v));
	refuses("pid", "INVALID_PID", pids, (v) => phala.vault(v));
	refuses("pid", "INVALID_PID", pids, (v) => phala.vault(0).contributeToPool(v, 1n));
	refuses("pid", "INVALID_PID", pids, (v) => phala.vault(0).withdrawFromPool(v, "all"));
	refuses("pid", "INVALID_PID", pids, (pid) => phala.delegator(ALICE).claimSubsidy({ pid, kind: "legacyReward" }));

	const indexes = [-1, 0.5, 2 ** 32, Number.NaN, "1", null, 1n];
	refuses("referendum", "INVALID_ARGUMENT", [...indexes, undefined], (v) =>
		phala.delegator(ALICE).vote(v, { aye: 1n }),
	);
	refuses("weights", "INVALID_ARGUMENT", [{}, null, undefined, 5n], (v) => phala.delegator(ALICE).vote(0, v));
	refuses("referendum", "INVALID_ARGUMENT", [...indexes, undefined], (v) => phala.unlockVotes(v));
	refuses("accounts", "INVALID_ARGUMENT", indexes, (maxAccounts) => phala.unlockVotes(0, { maxAccounts }));
	refuses("subsidy", "INVALID_ARGUMENT", [null, undefined, {}, { pid: 0 }, { pid: 0, kind: "reward" }], (v) =>
		phala.delegator(ALICE).claimSubsidy(v),
	);
	refuses("wish", "INVALID_ARGUMENT", ["most", null], (v) => phala.vault(0).withdrawFromPool(0, v));
	refuses("wish", "INVALID_ARGUMENT", ["most", {}, null, 5n, { amount: 1n, shares: 1n }], (v) =>
		phala.delegator(ALICE).withdraw(0, v),
	);
	refuses("fromPid", "INVALID_PID", pids, (pid) => phala.delegator(ALICE).move(pid, 1, "all"));
	refuses("toPid", "INVALID_PID", pids, (pid) => phala.delegator(ALICE).move(1, pid, "all"));
	refuses("toPid", "INVALID_ARGUMENT", [3, 3n], (pid) => phala.delegator(ALICE).move(3, pid, "all"));
	refuses("wish", "INVALID_ARGUMENT", ["most", {}, null, 5n, { amount: 1n, shares: 1n }], (v) =>
		phala.delegator(ALICE).move(0, 1, v),
	);
	refuses("queueRest", "INVALID_ARGUMENT", [null, 1, "yes"], (queueRest) =>
		phala.delegator(ALICE).move(0, 1, "all", { queueRest }),
	);
	const circle: { self?: object } = {};
	circle.self = circle;
	const descriptions: readonly unknown[] = [
		...[5, null, [], undefined, { a: 1n }, circle, { twiter: "@pool" }, { toString: "x" }],
		...[{ version: 2 }, { version: "1" }, { telegram: 5 }, { telegram: null }, { basic: ["x"] }],
		...[{ discord: "x".repeat(31) }, { ann: "x".repeat(481) }],
	];
	refuses("description", "INVALID_ARGUMENT", descriptions, (v) => phala.stakePool(0).setDescription(v));
	refuses("description", "INVALID_ARGUMENT", descriptions, (v) => phala.vault(0).setDescription(v));
});

describe("messages", () => {
	it.each<[() => unknown, string]>([
		[() => phala.stakePool("0" as never), 'Invalid pid: "0" (string). Expected an integer ≥ 0.'],
		[() => phala.stakePool(-1n), "Invalid pid: -1n. Expected an integer ≥ 0."],
		[() => phala.worker(null as never), "Invalid publicKey: null. Expected 0x and 64 hex digits."],
		[
			() => phala.stakePool(0).setCommission(10),
			'Invalid commission: 10 (number). Expected percent("10") for 10 %, or { ppm: 10 } for parts per million.',
		],
		[
			() => phala.stakePool(0).setCommission({ ppm: -1 }),
			'Invalid commission: -1 (number). Expected an integer from 0 to 1000000, as percent("10") returns.',
		],
		[() => phala.delegator(5 as never), "Invalid address: 5 (number). Expected ss58 text, or 0x and 64 hex digits."],
	])("have one form: %#", (use, message) => {
		expect(refusal(use).message).toBe(message);
	});

	it("repeat at most 100 characters of a value", () => {
		const { message, details } = refusal(() => phala.worker("x".repeat(10_000)));
		expect(message.length).toBeLessThan(200);
		expect(JSON.stringify(details).length).toBeLessThan(200);
	});
});

describe("good input", () => {
	it("is accepted in every form", () => {
		expect(phala.stakePool(5n).pid).toBe(5);
		expect(phala.worker(KEY.toUpperCase().replace("0X", "0x")).publicKey).toBe(KEY);
		expect(phala.delegator(encodeAddress(ALICE, 42)).address).toBe(encodeAddress(ALICE, 30));
		for (const commission of [0, 1_000, 1_000_000, { ppm: 1 }, { ppm: 0 }])
			expect(phala.stakePool(0).setCommission(commission)).toBeInstanceOf(Plan);
		expect(phala.vault(0).setCommission({ ppm: 500 })).toBeInstanceOf(Plan);
	});

	it("is an object with an address of any network, wherever an account is accepted", () => {
		const wallet = { address: POLKADOT };
		const address = encodeAddress(ALICE, 30);
		expect(phala.delegator(wallet).address).toBe(address);
		expect(phala.formatAddress(wallet)).toBe(address);
		expect(phala.formatAddress(ALICE)).toBe(address);
		for (const plan of [
			phala.stakePool(0).addToWhitelist(wallet),
			phala.vault(0).removeFromWhitelist(wallet),
			phala.stakePool(0).claimOwnerReward({ target: wallet }),
			phala.vault(0).claimOwnerShares({ target: wallet }),
		])
			expect(plan).toBeInstanceOf(Plan);
		expect(refusal(() => phala.delegator({ address: "?" })).code).toBe("INVALID_ADDRESS");
		expect(refusal(() => phala.formatAddress(POLKADOT)).code).toBe("WRONG_PREFIX");
	});

	it("can be an address of any network if allowed", async () => {
		const open = await connect(node, { allowForeignPrefix: true });
		expect(open.delegator(POLKADOT).address).toBe(encodeAddress(ALICE, 30));
		await open.close();
		requestCount = node.requests.length;
	});
});

describe("claimReward", () => {
	it("is refused by name in generation 2, where rewards are in the share price", () => {
		const error = refusal(() => phala.delegator(ALICE).claimReward(0, { target: ALICE }));
		expect(isPhalaError(error, "UNSUPPORTED") && error.details).toEqual({
			operation: "delegator.claimReward",
			generation: 2,
			instead: "withdraw shares with delegator.withdraw",
		});
	});
});

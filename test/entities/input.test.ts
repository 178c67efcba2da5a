import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeAddress } from "../../src/chain/addresses.ts";
import { connect, type ErrorCode, isPhalaError, type Phala, Plan } from "../../src/index.ts";
import { FakeProvider } from "../support/fake-provider.ts";
import { ALICE, KEY } from "../support/storage.ts";

const node = new FakeProvider();
let phala: Phala;
let asked: number;

beforeAll(async () => {
	phala = await connect(node);
	asked = node.requests.length;
});
afterAll(async () => {
	// Every refusal comes before anything is sent.
	expect(node.requests).toHaveLength(asked);
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

describe("bad input is refused at the call, before anything is sent", () => {
	const addresses = ["", "hello", "0x12", `${ALICE}00`, 5, null, undefined];
	refuses("delegator", "INVALID_ADDRESS", addresses, (v) => phala.delegator(v));
	refuses("whitelist", "INVALID_ADDRESS", addresses, (v) => phala.stakePool(0).addToWhitelist(v));
	refuses("whitelist", "INVALID_ADDRESS", ["x"], (v) => phala.stakePool(0).removeFromWhitelist(v));
	refuses("claim target", "INVALID_ADDRESS", ["x", null], (target) => phala.stakePool(0).claimOwnerReward({ target }));
	refuses("other network", "WRONG_PREFIX", [POLKADOT], (v) => phala.delegator(v));
	refuses("other network", "WRONG_PREFIX", [POLKADOT], (target) => phala.stakePool(0).claimOwnerReward({ target }));

	const keys = ["", "0x12", KEY.slice(2), `${KEY}00`, KEY.replace("1", "g"), 5, null];
	refuses("worker", "INVALID_PUBLIC_KEY", keys, (v) => phala.worker(v));
	refuses("added worker", "INVALID_PUBLIC_KEY", keys, (v) => phala.stakePool(0).addWorker(v));
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

	const commissions = [-1, 1_000_001, 0.5, Number.NaN, "60", 10n, null];
	refuses("commission", "INVALID_COMMISSION", commissions, (v) => phala.stakePool(0).setCommission(v));

	const pids = [-1, 0.5, Number.NaN, 2 ** 53, -1n, 1n << 64n, "0", null];
	refuses("pid", "INVALID_PID", pids, (v) => phala.stakePool(v));
	refuses("pid", "INVALID_PID", pids, (v) => phala.delegator(ALICE).contribute(v, 1n));
	refuses("pid", "INVALID_PID", pids, (v) => phala.delegator(ALICE).withdraw(v, "all"));
	refuses("pid", "INVALID_PID", pids, (v) => phala.delegator(ALICE).position$(v));
	refuses("pid", "INVALID_PID", pids, (v) => phala.delegator(ALICE).claimReward(v));

	refuses("wish", "INVALID_ARGUMENT", ["most", {}, null, 5n, { amount: 1n, shares: 1n }], (v) =>
		phala.delegator(ALICE).withdraw(0, v),
	);
	const circle: { self?: object } = {};
	circle.self = circle;
	refuses("description", "INVALID_ARGUMENT", [5, null, [], undefined, { a: 1n }, circle], (v) =>
		phala.stakePool(0).setDescription(v),
	);
});

describe("good input", () => {
	it("is taken in every spelling", () => {
		expect(phala.stakePool(5n).pid).toBe(5);
		expect(phala.worker(KEY.toUpperCase().replace("0X", "0x")).publicKey).toBe(KEY);
		expect(phala.delegator(encodeAddress(ALICE, 42)).address).toBe(encodeAddress(ALICE, 30));
		expect(phala.stakePool(0).setCommission(1_000_000)).toBeInstanceOf(Plan);
	});

	it("can be an address of any network where that is asked for", async () => {
		const open = await connect(node, { anyPrefix: true });
		expect(open.delegator(POLKADOT).address).toBe(encodeAddress(ALICE, 30));
		await open.close();
		asked = node.requests.length;
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

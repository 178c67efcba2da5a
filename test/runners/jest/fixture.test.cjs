const { parsePha } = require("phala-stakepool");
const { createFixture, matchers } = require("phala-stakepool/testing");

expect.extend(matchers);

const fixture = createFixture({ setUp: ({ pool }) => pool({ cap: parsePha("100") }) });

describe("in a chain per test", () => {
	const current = fixture.use(beforeEach, afterEach);

	test.each(["60", "100"])("a pool takes %s PHA", async (amount) => {
		const { phala, accounts, data } = current();
		await phala.delegator(accounts.bob).contribute(data.pid, parsePha(amount)).send(accounts.bob).inBlock;
		expect((await phala.stakePool(data.pid).get()).totalStake).toEqualPha(amount);
	});

	test("matchers pass and fail", async () => {
		const { phala, accounts, data } = current();
		const plan = phala.delegator(accounts.bob).contribute(data.pid, parsePha("101"));
		await expect(plan).toBeRefusedWith("CAP_EXCEEDED", { remaining: parsePha("100") });
		await expect(plan.send(accounts.bob)).toBeRefusedWith("CAP_EXCEEDED");
		await expect(expect(plan).toBeRefusedWith("NOT_WHITELISTED")).rejects.toThrow("received CAP_EXCEEDED");
		expect(() => expect(1n).toEqualPha("1")).toThrow("Expected 1 PHA, received 0.000000000001 PHA");
	});
});

describe("with fake timers", () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});
	afterEach(() => {
		jest.useRealTimers();
	});
	const current = fixture.use(beforeEach, afterEach);

	test("the chain and its client go on", async () => {
		const { phala, accounts, data, delegation } = current();
		await delegation({ pid: data.pid, delegator: "bob", amount: parsePha("3") });
		expect((await phala.delegator(accounts.bob).get()).stakedTotal).toEqualPha("3");
	});
});

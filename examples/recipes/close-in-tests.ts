// Close in tests
// Everybody
// Closes clients and chains however a test ends, so that a test runner neither hangs nor leaks from one test into the next.
import assert from "node:assert/strict";
import { test } from "node:test";
import { connect, isPhalaError, parsePha } from "phala-stakepool";
import { DevChain } from "phala-stakepool/devchain";

test("a delegation", async () => {
	await using chain = await DevChain.start(); // closed at the end of the block, also when an assertion fails
	await using phala = await connect(chain.provider); // closed before the chain
	const { alice, bob } = chain.accounts;
	const { result } = await phala.createStakePool().send(alice).inBlock;
	await phala.delegator(bob).contribute(result.pid, parsePha("100")).send(bob).inBlock;
	assert.equal((await phala.stakePool(result.pid).get()).totalStake, parsePha("100"));
});

test("nothing is left after close", async () => {
	const chain = await DevChain.start();
	const phala = await connect(chain.provider);
	const heads = phala.head$.forEach(() => {}); // resolves when the client closes
	await phala.close();
	await heads;
	const { subscriptions, timers } = chain.stats;
	assert.deepEqual({ subscriptions, timers }, { subscriptions: 0, timers: 0 });
	await assert.rejects(phala.head(), (error) => isPhalaError(error, "CLOSED"));
	await chain.close();
});

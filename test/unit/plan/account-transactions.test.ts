import { expect, test } from "vitest";
import type { Hex } from "../../../src/codec/hex.ts";
import { AccountTransactions, type PendingTransaction } from "../../../src/plan/account-transactions.ts";

const hashOf = (nonce: number): Hex => `0x${nonce.toString(16).padStart(64, "0")}`;
const transaction = (nonce: number): PendingTransaction => ({
	hash: hashOf(nonce),
	bytes: "0x00",
	nonce,
	calls: [],
	fee: 0n,
	isFeeEstimated: true,
	isFollowed: true,
});

function withNonces(...nonces: readonly number[]): AccountTransactions {
	const own = new AccountTransactions();
	for (const nonce of nonces) own.add(transaction(nonce));
	return own;
}

const noncesFrom = (own: AccountTransactions, chainNonce: number) =>
	own.pendingFrom(chainNonce).map(({ nonce }) => nonce);

test("transactions that a block does not hold are listed by nonce", () => {
	const own = withNonces(7, 5, 4, 6);
	expect(noncesFrom(own, 5)).toEqual([5, 6, 7]);
});

test("a transaction that ended is listed no more", () => {
	const own = withNonces(5, 6);
	expect(own.has(hashOf(5))).toBe(true);
	own.remove(hashOf(5));
	expect(own.has(hashOf(5))).toBe(false);
	expect(noncesFrom(own, 0)).toEqual([6]);
});

test("a followed transaction is listed again after its block was abandoned", () => {
	const own = withNonces(5);
	expect(noncesFrom(own, 6)).toEqual([]);
	expect(noncesFrom(own, 5)).toEqual([5]);
});

test("a transaction that is not followed is listed until a block holds it", () => {
	const own = withNonces(5, 6);
	own.unfollow(hashOf(5));
	expect(own.pendingFrom(5).map(({ nonce, isFollowed }) => [nonce, isFollowed])).toEqual([
		[5, false],
		[6, true],
	]);
	expect(noncesFrom(own, 5)).toEqual([5, 6]);
	expect(noncesFrom(own, 6)).toEqual([6]);
	expect(own.has(hashOf(5))).toBe(false);
	expect(own.has(hashOf(6))).toBe(true);
});

test("a submission may end after its transaction did", () => {
	const own = withNonces(5);
	own.remove(hashOf(5));
	own.unfollow(hashOf(5));
	expect(own.pendingFrom(0)).toEqual([]);
});

test("of two transactions with one nonce, the newer one is listed: it replaced the other", () => {
	const own = withNonces(5, 6);
	own.add({ ...transaction(5), hash: hashOf(99) });
	expect(own.pendingFrom(5).map(({ hash }) => hash)).toEqual([hashOf(99), hashOf(6)]);
	own.remove(hashOf(99));
	expect(own.pendingFrom(5).map(({ hash }) => hash)).toEqual([hashOf(5), hashOf(6)]);
});

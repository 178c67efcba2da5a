import { expect, test } from "vitest";
import { AccountTransactions } from "../../../src/plan/account-transactions.ts";
import { hashOfNonce, pendingTransaction } from "../../support/pending-transaction.ts";

function withNonces(...nonces: readonly number[]): AccountTransactions {
	const own = new AccountTransactions();
	for (const nonce of nonces) own.add(pendingTransaction(nonce));
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
	expect(own.has(hashOfNonce(5))).toBe(true);
	own.remove(hashOfNonce(5));
	expect(own.has(hashOfNonce(5))).toBe(false);
	expect(noncesFrom(own, 0)).toEqual([6]);
});

test("a followed transaction is listed again after its block was abandoned", () => {
	const own = withNonces(5);
	expect(noncesFrom(own, 6)).toEqual([]);
	expect(noncesFrom(own, 5)).toEqual([5]);
});

test("a transaction that is not followed is listed until a block holds it", () => {
	const own = withNonces(5, 6);
	own.unfollow(hashOfNonce(5));
	expect(own.pendingFrom(5).map(({ nonce, isFollowed }) => [nonce, isFollowed])).toEqual([
		[5, false],
		[6, true],
	]);
	expect(noncesFrom(own, 5)).toEqual([5, 6]);
	expect(noncesFrom(own, 6)).toEqual([6]);
	expect(own.has(hashOfNonce(5))).toBe(false);
	expect(own.has(hashOfNonce(6))).toBe(true);
});

test("a submission may end after its transaction did", () => {
	const own = withNonces(5);
	own.remove(hashOfNonce(5));
	own.unfollow(hashOfNonce(5));
	expect(own.pendingFrom(0)).toEqual([]);
});

test("of two transactions with one nonce, the newer one is listed: it replaced the other", () => {
	const own = withNonces(5, 6);
	own.add(pendingTransaction(5, { hash: hashOfNonce(99) }));
	expect(own.pendingFrom(5).map(({ hash }) => hash)).toEqual([hashOfNonce(99), hashOfNonce(6)]);
	own.remove(hashOfNonce(99));
	expect(own.pendingFrom(5).map(({ hash }) => hash)).toEqual([hashOfNonce(5), hashOfNonce(6)]);
});

test("a transaction that several submissions follow is followed until the last of them ends", () => {
	const own = withNonces(5);
	own.add(pendingTransaction(5, { isFeeEstimated: false, fee: 1n }));
	own.unfollow(hashOfNonce(5));
	expect(own.pendingFrom(5)).toMatchObject([{ isFollowed: true, isFeeEstimated: true, fee: 0n }]);
	own.unfollow(hashOfNonce(5));
	expect(own.pendingFrom(5)).toMatchObject([{ isFollowed: false }]);
	own.add(pendingTransaction(5));
	expect(own.pendingFrom(5)).toMatchObject([{ isFollowed: true }]);
});

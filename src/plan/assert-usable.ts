import { PhalaError } from "../errors/error.ts";

/**
 * Asserts that no transaction in the account's chain has a nonce.
 *
 * @param next - the account's nonce in the state of the best block
 * @throws PhalaError `NONCE_USED`
 */
export function assertNonceFree(nonce: number, next: number): void {
	if (nonce >= next) return;
	const message = `Nonce ${nonce} is used: the account's next one is ${next}. Nothing was sent. Where it is this transaction that the chain holds, follow it with phala.resume(hash, { from }); otherwise build and sign it again.`;
	throw new PhalaError("NONCE_USED", message, { nonce, next });
}

/**
 * Asserts that the next block can hold a transaction.
 *
 * @param lastValidBlock - the last one that can; `null`: any
 * @param block - number of the best block
 * @throws PhalaError `PAYLOAD_EXPIRED`
 */
export function assertNotExpired(lastValidBlock: number | null, block: number): void {
	if (lastValidBlock === null || block < lastValidBlock) return;
	const message = `The signature was valid up to block ${lastValidBlock}; the best block is ${block}. Nothing was sent: build the transaction again, with a longer mortality where signing takes longer, and sign that one.`;
	throw new PhalaError("PAYLOAD_EXPIRED", message, { lastValidBlock, block });
}

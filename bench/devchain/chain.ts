import type { KeyringPair } from "@polkadot/keyring/types";
import { cryptoWaitReady } from "@polkadot/util-crypto";
import { type Hex, toHex } from "../../src/codec/hex.ts";
import { createAccounts } from "../../src/devchain/accounts.ts";
import type { DevNode } from "../../src/devchain/node/node.ts";
import { callByName } from "../../src/devchain/node/storage-by-name.ts";
import { createNode } from "../../src/devchain/options.ts";
import { phalaRuntime } from "../../src/devchain/runtime/v2/index.ts";
import { signExtrinsic } from "../../src/devchain/sign-extrinsic.ts";

export const PHA = 10n ** 12n;

await cryptoWaitReady();
const pairs = createAccounts(30);

/** An account that can contribute to pool 0. */
export const { bob } = pairs.accounts;

/** A chain with a pool, and an account that can contribute to it. */
export function nodeWithPool(): DevNode {
	const { alice } = pairs.accounts;
	const node = createNode(phalaRuntime(), { seal: "manual" }, pairs);
	node.newBlock();
	node.newBlock({ transactions: [sign(node, alice, "PhalaStakePoolv2", "create")] });
	node.newBlock({ transactions: [sign(node, bob, "PhalaWrappedBalances", "wrap", 10_000n * PHA)] });
	return node;
}

/** A signed call. */
export function sign(node: DevNode, pair: KeyringPair, pallet: string, call: string, ...args: unknown[]): Hex {
	return signExtrinsic(node, callByName(node.runtime, pallet, call)(...args), pair);
}

/** Signed calls with the next nonces of an account. */
export function signMany(
	count: number,
	node: DevNode,
	pair: KeyringPair,
	pallet: string,
	call: string,
	...args: unknown[]
) {
	const first = node.pool.nextNonce(toHex(pair.publicKey));
	const made = callByName(node.runtime, pallet, call)(...args);
	return Array.from({ length: count }, (_, i) => signExtrinsic(node, made, pair, first + i));
}

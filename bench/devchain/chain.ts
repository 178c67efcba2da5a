import type { KeyringPair } from "@polkadot/keyring/types";
import { type Hex, toHex } from "../../src/codec/hex.ts";
import { loadAccounts } from "../../src/devchain/accounts.ts";
import type { DevNode } from "../../src/devchain/node/node.ts";
import { callByName } from "../../src/devchain/node/storage-by-name.ts";
import { createNode } from "../../src/devchain/options.ts";
import { polkadotTypes } from "../../src/devchain/runtime/frame/polkadot-types.ts";
import { fastVerification } from "../../src/devchain/runtime/frame/signature.ts";
import { phalaRuntime } from "../../src/devchain/runtime/v2/index.ts";
import { signExtrinsic } from "../../src/devchain/sign-extrinsic.ts";

export const PHA = 10n ** 12n;

await Promise.all([polkadotTypes.fetch(), fastVerification.fetch()]);
const accounts = await loadAccounts(30);

/** An account that can contribute to pool 0. */
export const { bob } = accounts;

/** A chain with a pool, and an account that can contribute to it. */
export function nodeWithPool(): DevNode {
	const { alice } = accounts;
	const node = createNode(phalaRuntime(), { seal: "manual" });
	node.newBlock();
	node.newBlock({ transactions: [sign(node, alice, "PhalaStakePoolv2", "create")] });
	node.newBlock({ transactions: [sign(node, bob, "PhalaWrappedBalances", "wrap", 10_000n * PHA)] });
	return node;
}

/** A signed call. */
export function sign(node: DevNode, pair: KeyringPair, pallet: string, call: string, ...args: unknown[]): Hex {
	return signExtrinsic(node, callByName(node.runtime, pallet, call)(...args).toU8a(), pair);
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
	const made = callByName(node.runtime, pallet, call)(...args).toU8a();
	return Array.from({ length: count }, (_, i) => signExtrinsic(node, made, pair, first + i));
}

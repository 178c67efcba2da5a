/**
 * Measures a block with one signed extrinsic on the development chain: decoding, checking the signature, applying, sealing.
 * Submission and block production are timed; signing is the client's work and is not.
 *
 *   npm run bench:devchain
 */
import { cryptoWaitReady } from "@polkadot/util-crypto";
import type { Hex } from "../src/codec/hex.ts";
import { createAccounts } from "../src/devchain/accounts.ts";
import type { DevNode } from "../src/devchain/node/node.ts";
import { callByName } from "../src/devchain/node/storage-by-name.ts";
import { createNode } from "../src/devchain/options.ts";
import { phalaRuntime } from "../src/devchain/runtime/v2/index.ts";
import { signExtrinsic } from "../src/devchain/sign-extrinsic.ts";

const BLOCKS = 200;
const WARM_UP = 20;
const TARGET_MS = 15;
const PHA = 10n ** 12n;

const CASES: readonly (readonly [pallet: string, call: string, ...args: unknown[]])[] = [
	["System", "remark", "0x00"],
	["PhalaWrappedBalances", "wrap", PHA],
	["PhalaStakePoolv2", "contribute", 0, PHA, null],
];

await cryptoWaitReady();
const pairs = createAccounts(30);
const { alice, bob } = pairs.accounts;

/** Creates a chain with a pool, and an account that can contribute to it. */
function fresh(): DevNode {
	const node = createNode(phalaRuntime(), { seal: "manual" }, pairs);
	const { runtime } = node;
	node.newBlock();
	node.newBlock({ transactions: [signExtrinsic(node, callByName(runtime, "PhalaStakePoolv2", "create")(), alice)] });
	node.newBlock({
		transactions: [signExtrinsic(node, callByName(runtime, "PhalaWrappedBalances", "wrap")(1000n * PHA), bob)],
	});
	return node;
}

function timeOne(node: DevNode, extrinsic: Hex): number {
	const start = performance.now();
	node.submit(extrinsic);
	const block = node.newBlock();
	const took = performance.now() - start;
	if (!block.body.includes(extrinsic)) throw new Error("The block does not contain the extrinsic");
	return took;
}

let slow = false;
console.log(`${"one extrinsic per block".padEnd(34)} median     p95`);
for (const [pallet, call, ...args] of CASES) {
	const node = fresh();
	const times: number[] = [];
	for (let i = 0; i < WARM_UP + BLOCKS; i++) {
		const took = timeOne(node, signExtrinsic(node, callByName(node.runtime, pallet, call)(...args), bob));
		if (i >= WARM_UP) times.push(took);
	}
	times.sort((a, b) => a - b);
	const at = (share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN;
	slow ||= at(0.5) > TARGET_MS;
	const [median, p95] = [at(0.5), at(0.95)].map((ms) => `${ms.toFixed(1)} ms`.padStart(8));
	console.log(`${`${pallet}.${call}`.padEnd(34)} ${median} ${p95}`);
}
console.log(`${BLOCKS} blocks each; limit of the median: ${TARGET_MS} ms`);
if (slow) process.exitCode = 1;

/** CPU time of blocks with one signed extrinsic: decoding, checking the signature, applying, sealing. Signing is not part of it. */
import { bob, nodeWithPool, PHA, sign } from "./chain.ts";
import { cpuMs, quantile, report } from "./measurement.ts";

const BLOCKS = 200;
const WARM_UP = 20;
const GOAL_MS = 5;
const CASES: readonly (readonly [pallet: string, call: string, ...args: unknown[]])[] = [
	["System", "remark", "0x00"],
	["PhalaWrappedBalances", "wrap", PHA],
	["PhalaStakePoolv2", "contribute", 0, PHA, null],
];

for (const [pallet, call, ...args] of CASES) {
	const node = nodeWithPool();
	const times: number[] = [];
	for (let i = 0; i < WARM_UP + BLOCKS; i++) {
		const extrinsic = sign(node, bob, pallet, call, ...args);
		const took = cpuMs(() => {
			node.submit(extrinsic);
			node.newBlock();
		});
		if (!node.head.body.includes(extrinsic)) throw new Error("The block does not contain the extrinsic");
		if (i >= WARM_UP) times.push(took);
	}
	const what = `block with ${pallet}.${call}`;
	report([
		{ what: `${what}, median`, value: quantile(times, 0.5), goal: GOAL_MS, unit: "ms" },
		{ what: `${what}, 95 %`, value: quantile(times, 0.95), unit: "ms" },
	]);
}

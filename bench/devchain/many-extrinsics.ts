/** CPU time of a block with a thousand signed extrinsics of one account, from their submission to the block. */
import { bob, nodeWithPool, PHA, signMany } from "./chain.ts";
import { cpuMs, report } from "./measurement.ts";

const COUNT = 1000;
const GOAL_MS = 2500;

const node = nodeWithPool();
const extrinsics = signMany(COUNT, node, bob, "PhalaStakePoolv2", "contribute", 0, PHA, null);
const submitted = cpuMs(() => {
	for (const extrinsic of extrinsics) node.submit(extrinsic);
});
const built = cpuMs(() => node.newBlock());
if (node.head.body.length !== COUNT + 1) throw new Error(`The block has ${node.head.body.length} extrinsics`);
report([
	{ what: `${COUNT} contributions submitted`, value: submitted, unit: "ms" },
	{ what: `block with ${COUNT} contributions`, value: built, unit: "ms" },
	{ what: "both", value: submitted + built, goal: GOAL_MS, unit: "ms" },
]);

/** Sends of the SDK to a chain in the same process, one after the other: from the signer's answer to the block, and their CPU time. */
import { DevChain } from "../../src/devchain/index.ts";
import { connect } from "../../src/index.ts";
import { cpuMsOf, quantile, report } from "./measurement.ts";

const SENDS = 100;
const WARM_UP = 20;

await using chain = await DevChain.start();
await using phala = await connect(chain.provider);
const { alice } = chain.accounts;
let answeredAt = 0;
const signer = {
	async signRaw({ data }: { readonly data: string }): Promise<{ readonly signature: `0x${string}` }> {
		const signature = Buffer.from(alice.sign(data, { withType: true })).toString("hex");
		answeredAt = performance.now();
		return { signature: `0x${signature}` };
	},
};
const times: number[] = [];
const send = async (): Promise<void> => {
	await phala.createStakePool().send({ address: alice.address, signer }).inBlock;
	times.push(performance.now() - answeredAt);
};
for (let i = 0; i < WARM_UP; i++) await send();
times.length = 0;
const value = await cpuMsOf(async () => {
	for (let i = 0; i < SENDS; i++) await send();
});
report([
	{ what: "send in process, from the signer's answer to inBlock, median", value: quantile(times, 0.5), unit: "ms" },
	{ what: "send in process, CPU time with the chain's", value: value / SENDS, unit: "ms" },
]);

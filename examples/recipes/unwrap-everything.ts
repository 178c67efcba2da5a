// Unwrap everything (generation 2)
// Console users
// Converts all W-PHA of an account into PHA, which it needs for transfers and fees.
import { formatPha } from "phala-stakepool";
import { phala, signer } from "./client.js";

const pha = (amount: bigint) => formatPha(amount, { decimals: 2, grouping: true, symbol: "PHA" });

const delegator = phala.delegator(signer);
const plan = delegator.unwrap("all");
const { failures, result, fee } = await plan.preview();
for (const { message } of failures) console.log(message); // nothing to unwrap, or locked in votes
if (result && failures.length === 0) {
	console.log(`Unwrapping ${pha(result.amount)} for a fee of ${formatPha(fee ?? 0n)} PHA`);
	await plan.send(signer).inBlock;
}
const { wrapped, transferable } = await delegator.get();
console.log(`${pha(wrapped ?? 0n)} wrapped, ${pha(transferable)} transferable`);
await phala.close();

// Preview of a withdrawal, with dates
// Console users
// Shows for each position what leaving pays at once, what waits, and until when. Nothing is signed.
import { formatPha, isSameAddress } from "phala-stakepool";
import { phala, signer } from "./client.js";

const pha = (amount: bigint) => formatPha(amount, { decimals: 2, grouping: true, symbol: "PHA" });
const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10);

const delegator = phala.delegator(signer);
const { positions } = await delegator.get();
for (const { pid, value, shares } of positions) {
	if (shares === 0n) continue;
	const { withdrawals, failures, fee } = await delegator.withdraw(pid, "all").preview();
	for (const { message } of failures) console.log(`Pool ${pid}: ${message}`);
	for (const { payments, queued } of withdrawals) {
		const mine = payments.filter((payment) => isSameAddress(payment.delegator, signer));
		const paid = mine.reduce((sum, { amount }) => sum + amount, 0n);
		console.log(`Pool ${pid}: worth ${pha(value)}, ${pha(paid)} at once, fee ${formatPha(fee ?? 0n)} PHA`);
		if (queued) {
			console.log(`  ${pha(queued.value)} waits behind ${pha(queued.valueAhead)}:`);
			console.log(
				`  workers may be stopped from ${day(queued.expiresAt)} on, paid by ${day(queued.latestAt)} at the latest`,
			);
		}
	}
}
await phala.close();

// Pools I may enter
// Console users
// Lists pools that an account may delegate to: room below the cap, and no whitelist, or one that names the account.
import { formatPha, isSameAddress } from "phala-stakepool";
import { phala, signer } from "./client.js";

const pools = await phala.stakePools.list({
	fields: ["owner", "whitelist", "delegable", "totalStake"],
	where: ({ owner, whitelist, delegable }) => {
		const isListed = !whitelist || [owner, ...whitelist].some((address) => isSameAddress(address, signer));
		return isListed && delegable !== 0n;
	},
	orderBy: { field: "totalStake", direction: "desc" },
});
for (const { pid, delegable, whitelist } of pools) {
	const room = delegable === null ? "any amount" : `up to ${formatPha(delegable, { decimals: 2, grouping: true })} PHA`;
	console.log(`Pool ${pid}: ${room}${whitelist ? ", by its whitelist" : ""}`);
}
console.log(`${pools.length} of ${await phala.stakePools.count()} pools`);
await phala.close();

// Warning of a raised commission
// Console users
// Follows the pools of a delegator, also those behind its vaults, and warns when an owner takes more. Runs until the client closes.
import { formatPercent } from "phala-stakepool";
import { phala, signer } from "./client.js";

await phala.risks$({ accounts: [signer] }).forEach(({ block, all, added, changed, removed }) => {
	console.log(`Block ${block.number}: ${all.size} risks to my stake`);
	for (const risk of [...added, ...changed]) {
		if (risk.type !== "commissionRaised") continue;
		const since = new Date(risk.since * 1000).toISOString().slice(0, 16).replace("T", " ");
		console.log(`Pool ${risk.pid}: ${formatPercent(risk.fromPpm)} % → ${formatPercent(risk.toPpm)} % since ${since}`);
		for (const { by, action } of risk.remedies) console.log(`  ${by}: ${action}`);
	}
	for (const id of removed) if (id.startsWith("commissionRaised")) console.log(`Lowered again: ${id}`);
});

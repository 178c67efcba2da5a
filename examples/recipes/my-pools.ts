// My pools
// Console users
// Lists the pools and vaults of an owner: stake, commission to claim, and requests that wait.
import { formatPercent, formatPha } from "phala-stakepool";
import { owner, phala } from "./client.js";

const pha = (amount: bigint) => formatPha(amount, { decimals: 2, grouping: true, symbol: "PHA" });

const pools = await phala.stakePools.list({ owner, orderBy: { field: "pid" } });
for (const pool of pools) {
	console.log(`Pool ${pool.pid}: ${formatPercent(pool.commissionPpm)} % commission, ${pool.workers.length} workers`);
	console.log(`  delegated ${pha(pool.totalStake)}, of it free ${pha(pool.freeStake)}`);
	console.log(`  commission to claim ${pha(pool.ownerReward)}, requests in the queue: ${pool.withdrawQueue.length}`);
}
// None in generation 1.
for (const vault of await phala.vaults.list({ owner })) {
	console.log(
		`Vault ${vault.pid}: ${vault.positions.length} pools, ${pha(vault.totalStake)}, free ${pha(vault.freeStake)}`,
	);
}
await phala.close();

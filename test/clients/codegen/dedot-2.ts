import { DedotClient, type WsProvider } from "dedot";
import type { KhalaApi } from "./chaintypes/khala/index.js";
import type { Findings } from "./findings.ts";

type Signer = Parameters<ReturnType<DedotClient<KhalaApi>["tx"]["phalaStakePoolv2"]["create"]>["signAndSend"]>[0];

/** Creates a pool and reads it, by the types that `dedot chaintypes` generated from a chain of generation 2. */
export async function useChainTypes(provider: WsProvider, signer: Signer, address: string): Promise<Findings> {
	const client = await DedotClient.new<KhalaApi>(provider);
	const { partialFee } = await client.tx.phalaStakePoolv2.create().paymentInfo(address);
	const created = await client.tx.phalaStakePoolv2.create().signAndSend(signer).untilFinalized();
	const pool = client.events.phalaStakePoolv2.PoolCreated.find(created.events);
	if (!pool) throw new Error("no event of the new pool");
	const { owner, pid } = pool.palletEvent.data;
	const stored = await client.query.phalaBasePool.pools(pid);
	if (stored?.type !== "StakePool") throw new Error("not a stake pool");
	const entries = await client.query.phalaBasePool.pools.entries();
	const failed = await client.tx.phalaStakePoolv2.setCap(9n, 1n).signAndSend(signer).untilFinalized();
	const paid = client.events.transactionPayment.TransactionFeePaid.find(created.events);
	const findings = {
		estimate: partialFee,
		paid: paid?.palletEvent.data.actualFee,
		owners: [owner.address(30), stored.value.basepool.owner.address(30)],
		pids: entries.map(([key]) => key),
		error: failed.dispatchError?.type ?? "",
		deposit: client.consts.balances.existentialDeposit,
		nonce: await client.call.accountNonceApi.accountNonce(address),
	};
	await client.disconnect();
	return findings;
}

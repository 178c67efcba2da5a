import type { PolkadotClient, PolkadotSigner } from "polkadot-api";
import { phala } from "./.papi/descriptors/dist/index.js";
import type { Findings } from "./findings.ts";

/** Creates a pool and reads it, by the descriptors that `papi add` generated from a chain of generation 2. */
export async function useDescriptors(
	client: PolkadotClient,
	signer: PolkadotSigner,
	address: string,
): Promise<Findings> {
	const api = client.getTypedApi(phala);
	const create = api.tx.PhalaStakePoolv2.create();
	const estimate: bigint = await create.getEstimatedFees(address);
	const created = await create.signAndSubmit(signer);
	const [pool] = api.event.PhalaStakePoolv2.PoolCreated.filter(created.events);
	if (!pool) throw new Error("no event of the new pool");
	const { owner, pid } = pool.payload;
	const stored = await api.query.PhalaBasePool.Pools.getValue(pid);
	if (stored?.type !== "StakePool") throw new Error("not a stake pool");
	const entries = await api.query.PhalaBasePool.Pools.getEntries();
	const failed = await api.tx.PhalaStakePoolv2.set_cap({ pid: 9n, cap: 1n }).signAndSubmit(signer);
	const error = failed.ok ? "" : failed.dispatchError.type;
	const paid = api.event.TransactionPayment.TransactionFeePaid.filter(created.events);
	const deposit: bigint = await api.constants.Balances.ExistentialDeposit();
	const nonce: number = await api.apis.AccountNonceApi.account_nonce(address);
	return {
		estimate,
		paid: paid[0]?.payload.actual_fee,
		owners: [owner, stored.value.basepool.owner],
		pids: entries.map(({ keyArgs: [key] }) => key),
		error,
		deposit,
		nonce,
	};
}

// The same from CommonJS.
import type { ApiPromise } from "@polkadot/api";
import "phala-stakepool/augment/v1";

export async function workers(api: ApiPromise, key: string): Promise<number> {
	return (await api.query.phalaRegistry.workers(key)).unwrap().confidenceLevel.toNumber();
}

// The same from CommonJS.
import "@polkadot/api-augment";
import type { ApiPromise } from "@polkadot/api";
import { connect, formatPha } from "phala-stakepool";

export async function both(relay: ApiPromise): Promise<string> {
	const era: number = (await relay.query.staking.currentEra()).unwrap().toNumber();
	const phala = await connect("wss://example.org");
	const { totalStake } = await phala.stakePool(0).get();
	return `${era} ${formatPha(totalStake)}`;
}

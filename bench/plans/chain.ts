/**
 * Runs the development chain of a generation with the network "busy" in a separate process, behind a server with a delay:
 * `chain.js GENERATION`. Sends its {@link PlansChain} to the parent. The parent sends orders, each of which is answered.
 */
import { connect } from "phala-stakepool";
import { DevChain } from "phala-stakepool/devchain";
import type { LinkOptions } from "../server/link.ts";
import { serveBehind } from "../server/relay.ts";
import type { TrafficReport } from "../server/traffic.ts";

/** Where the chain is, and a withdrawal on it. */
export interface PlansChain {
	readonly url: string;
	/** Delegates to the pool, in ss58. */
	readonly account: string;
	/** A pool with a withdraw queue, if the account delegates to one. */
	readonly pid: number;
}

/** Messages from the parent. The counters are reset by a new link. */
export type ChainOrder = { readonly link: LinkOptions } | { readonly report: true };

/** Answers to the parent. */
export type ChainReply = { readonly report: TrafficReport } | { readonly done: true };

process.once("disconnect", () => process.exit(0));
const generation = Number(process.argv[2]) === 1 ? 1 : 2;
const chain = await DevChain.start({ generation, network: "busy", seal: "manual" });
const { url } = await chain.listen();
const relay = await serveBehind(url);
const account = chain.accounts.bob.address;

process.on("message", (order: ChainOrder) => {
	if ("report" in order) process.send?.({ report: relay.traffic.report() } satisfies ChainReply);
	else {
		relay.setLink(order.link);
		relay.traffic.reset();
		process.send?.({ done: true } satisfies ChainReply);
	}
});
process.send?.({ url: relay.url, account, pid: await findPool() } satisfies PlansChain);

async function findPool(): Promise<number> {
	const phala = await connect(chain.provider);
	const { positions } = await phala.delegator(account).get();
	const pids = positions.filter(({ shares }) => shares > 0n).map(({ pid }) => pid);
	const pools = await phala.stakePools.list({ pids });
	await phala.close();
	const [pool] = pools.toSorted((a, b) => b.withdrawQueue.length - a.withdrawQueue.length);
	if (pool === undefined) throw new Error("the account delegates to no pool");
	return pool.pid;
}

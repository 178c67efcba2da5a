/** Measures sends of one account at the same time, in a separate process. Argument: their number. Sends the measurement to the parent. */

import { connect } from "phala-stakepool";
import { DevChain } from "phala-stakepool/devchain";

/** Measurement of some sends. */
export interface SendsMeasurement {
	/** CPU time of client and chain, user and system, ms. */
	readonly cpuPerSendMs: number;
	readonly requestsPerSend: number;
	/** From the first call to the last finalized block, ms. */
	readonly wallMs: number;
	/** Blocks with sends. */
	readonly blocks: number;
	/** Whether the chain executed them in the order of the calls. */
	readonly isInOrder: boolean;
}

/** Sends before the measured ones, so that cold code does not hide growth. */
const WARM_UP = 20;

const count = Number(process.argv[2]);
const chain = await DevChain.start({ seal: { intervalMs: 200 } });
const phala = await connect(chain.provider);
const { alice } = chain.accounts;
const sendAll = (total: number) =>
	Promise.all(Array.from({ length: total }, () => phala.createStakePool().send(alice).finalized));
const sumRequests = () => Object.values<number>(chain.stats.requests).reduce((sum, value) => sum + value, 0);

await sendAll(WARM_UP);
const requests = sumRequests();
const start = performance.now();
const cpu = process.cpuUsage();
const done = await sendAll(count);
const { user, system } = process.cpuUsage(cpu);
const wallMs = performance.now() - start;
const pids = done.map(({ result }) => result.pid);
const measurement: SendsMeasurement = {
	cpuPerSendMs: (user + system) / 1000 / count,
	requestsPerSend: (sumRequests() - requests) / count,
	wallMs,
	blocks: new Set(done.map(({ block }) => block.number)).size,
	isInOrder: pids.every((pid, i) => i === 0 || pid === (pids[i - 1] ?? 0) + 1),
};
process.send?.(measurement, async () => {
	await phala.close();
	await chain.close();
	process.exit(0);
});

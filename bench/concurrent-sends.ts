import { DevChain } from "../src/devchain/index.ts";
import { connect } from "../src/index.ts";

/*
 * CPU time and requests of sends of one account at the same time: `node --import tsx bench/concurrent-sends.ts 20 500`.
 * Many should cost no more each than few.
 */

const counts = process.argv.slice(2).map(Number);
for (const count of counts.length > 0 ? counts : [20, 500]) {
	const chain = await DevChain.start({ seal: { intervalMs: 200 } });
	const phala = await connect(chain.provider);
	const { alice } = chain.accounts;
	for (let i = 0; i < 3; i++) await phala.createStakePool().send(alice).finalized;
	const sumRequests = () =>
		Object.values(chain.stats.requests as Record<string, number>).reduce((sum, value) => sum + value, 0);
	const requests = sumRequests();
	const start = performance.now();
	const cpu = process.cpuUsage();
	const sent = Array.from({ length: count }, () => phala.createStakePool().send(alice));
	const done = await Promise.all(sent.map((tx) => tx.finalized));
	const { user, system } = process.cpuUsage(cpu);
	const pids = done.map(({ result }) => result.pid);
	console.log({
		sends: count,
		seconds: Number(((performance.now() - start) / 1e3).toFixed(1)),
		cpuMsPerSend: Number(((user + system) / 1e3 / count).toFixed(1)),
		requestsPerSend: Number(((sumRequests() - requests) / count).toFixed(1)),
		blocks: new Set(done.map(({ block }) => block.number)).size,
		isInOrder: pids.every((pid, i) => i === 0 || pid === (pids[i - 1] ?? 0) + 1),
	});
	await phala.close();
	await chain.close();
}

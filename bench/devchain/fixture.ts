/** CPU time of a fixture of `phala-stakepool/testing`: a chain from the snapshot of its set-up, or a busy network, with a client. */
import { createFixture, type TestChain } from "../../src/testing/index.ts";
import { PHA } from "./chain.ts";
import { quantile, report } from "./measurement.ts";

const CHAINS = 60;
const WARM_UP = 10;
const GOAL_MS = 50;

const pools = { setUp: ({ pool }: TestChain) => pool({ workers: 3, stake: 2000n * PHA }) };
const busy = { network: "busy", setUp: undefined } as const;

for (const generation of [1, 2] as const) {
	for (const [name, options] of Object.entries({ pools, busy })) {
		const fixture = createFixture<unknown>({ generation, ...options });
		const times: number[] = [];
		for (let i = 0; i < WARM_UP + CHAINS; i++) {
			const before = process.cpuUsage();
			const started = await fixture.start();
			const { user, system } = process.cpuUsage(before);
			if (i >= WARM_UP) times.push((user + system) / 1000);
			await started.close();
		}
		const what = `fixture, ${name}, generation ${generation}`;
		report([
			{ what: `${what}, median`, value: quantile(times, 0.5), goal: GOAL_MS, unit: "ms" },
			{ what: `${what}, 95 %`, value: quantile(times, 0.95), unit: "ms" },
		]);
	}
}

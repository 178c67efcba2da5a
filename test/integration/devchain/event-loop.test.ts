import { describe, expect, it } from "vitest";
import { DevChain } from "../../../src/devchain/index.ts";
import { connect } from "../../../src/index.ts";

const COUNT = 500;

describe("the event loop while a client in process is busy", () => {
	it("starve: lets timers fire and blocks become final between sends in turn, with as many requests for the last as for the first", async () => {
		await using chain = await DevChain.start();
		await using phala = await connect(chain.provider);
		const { alice } = chain.accounts;
		await phala.createStakePool().send(alice).finalized;
		const requestCount = () => Object.values(chain.stats.requests).reduce((sum, count) => sum + count, 0);
		let isFired = false;
		setTimeout(() => {
			isFired = true;
		}, 1);
		const firedAfter: number[] = [];
		const perSend: number[] = [];
		for (let i = 0; i < 30; i++) {
			const before = requestCount();
			await phala.createStakePool().send(alice).inBlock;
			perSend.push(requestCount() - before);
			if (isFired) firedAfter.push(i);
		}
		expect(firedAfter[0]).toBeLessThan(3);
		expect(chain.finalized.number).toBeGreaterThan(1);
		expect(Math.max(...perSend.slice(-5))).toBeLessThanOrEqual(2 * Math.max(...perSend.slice(0, 5)));
	});

	it("starve: lets timers fire between the blocks of a long advance", async () => {
		await using chain = await DevChain.start();
		let ticks = 0;
		const timer = setInterval(() => ticks++, 1);
		const { number } = await chain.advance({ days: 1, blocks: 200 });
		clearInterval(timer);
		expect([number, ticks > 3]).toEqual([201, true]);
	});

	it("includes many transactions that are submitted at once", async () => {
		await using chain = await DevChain.start();
		const provider = chain.createProvider();
		const { alice } = chain.accounts;
		const { apiOn } = await import("../../support/devchain/api.ts");
		const api = await apiOn(provider);
		const remarks = Array.from({ length: COUNT }, (_, nonce) =>
			api.tx.system?.remark?.(`0x${nonce.toString(16).padStart(4, "0")}`)?.signAsync(alice, { nonce }),
		);
		const signed = await Promise.all(remarks);
		await Promise.all(signed.map((extrinsic) => provider.send("author_submitExtrinsic", [extrinsic?.toHex()])));
		while (
			chain.stats.requests.author_submitExtrinsic !== COUNT ||
			(await api.rpc.author.pendingExtrinsics()).length > 0
		) {
			await new Promise((resolve) => setImmediate(resolve));
		}
		expect((await api.query.system?.account?.(alice.address))?.toJSON()).toMatchObject({ nonce: COUNT });
		await api.disconnect();
	});
});

import { ApiPromise } from "@polkadot/api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rowOf } from "../../examples/indexer/pool-events.ts";
import { type IndexedEvent, poolEventRow } from "../../examples/subquery/src/pool-event-row.ts";
import { DevChain } from "../../src/devchain/index.ts";
import { connect, type Phala, parsePha } from "../../src/index.ts";

describe.each([1, 2] as const)("the SubQuery project on a chain of generation %s", (generation) => {
	let chain: DevChain;
	let phala: Phala;
	let api: ApiPromise;
	beforeEach(async () => {
		chain = await DevChain.start({ generation });
		phala = await connect(chain.provider);
		api = await ApiPromise.create({ provider: chain.createProvider() as never, noInitWarn: true });
	});
	afterEach(async () => {
		await api.disconnect();
		await phala.close();
		await chain.close();
	});

	/** The events of a block in SubQuery's form, which polkadot-js decoded. */
	async function decodedEvents(number: number): Promise<IndexedEvent[]> {
		const hash = await api.rpc.chain.getBlockHash(number);
		const { block } = await api.rpc.chain.getBlock(hash);
		const at = await api.at(hash);
		const records = (await at.query.system?.events?.()) as unknown as {
			event: IndexedEvent["event"];
			phase: { isApplyExtrinsic: boolean; asApplyExtrinsic: { toNumber(): number } };
		}[];
		const now = (await at.query.timestamp?.now?.()) as unknown as { toNumber(): number };
		const timestamp = new Date(now.toNumber());
		return records.map(({ event, phase }, idx) => ({
			event,
			idx,
			extrinsic: phase.isApplyExtrinsic ? { idx: phase.asApplyExtrinsic.toNumber() } : undefined,
			block: { timestamp, block },
		}));
	}

	it("maps events that polkadot-js decoded to those that the SDK reads", async () => {
		const { alice, bob } = chain.accounts;
		const { pid } = (await phala.createStakePool().send(alice).inBlock).result;
		const key = await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 4 });
		await phala.stakePool(pid).addWorker(key).send(alice).inBlock;
		await phala.delegator(bob.address).contribute(pid, parsePha("20000")).send(bob).inBlock;
		await phala.worker(key).start(parsePha("2500")).send(alice).inBlock;
		await chain.settle([{ worker: key, payout: parsePha("10"), v: parsePha("3000") }]);
		await chain.newBlock();
		await phala
			.delegator(bob.address)
			.withdraw(pid, { amount: parsePha("500") })
			.send(bob).inBlock;

		const expected: Record<string, unknown>[] = [];
		for await (const event of phala.events({ from: 1 })) expected.push(rowOf(event));
		const rows = [];
		for (let number = 1; number <= chain.best.number; number++) {
			for (const event of await decodedEvents(number)) rows.push(await poolEventRow(event));
		}
		const written = rows.filter((row) => row !== null);
		expect(written.map((row) => JSON.parse(row.event))).toEqual(expected);
		expect(written.map(({ type, pid, block }) => ({ type, pid, block }))).toEqual(
			expected.map(({ type, pid, block }) => ({
				type,
				pid: pid ?? undefined,
				block: (block as { number: number }).number,
			})),
		);
		expect(new Set(expected.map(({ type }) => type)).size).toBeGreaterThan(5);
		expect(rows).toContain(null);
	});
});

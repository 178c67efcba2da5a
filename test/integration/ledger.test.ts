import { beforeAll, describe, expect, it } from "vitest";
import { type IndexedBlock, ledgerRows, ledgerTranslators } from "../../examples/indexer/pool-events.ts";
import { fieldsOf, poolEventRow } from "../../examples/subquery/src/pool-event-row.ts";
import { DevChain } from "../../src/devchain/index.ts";
import { type BlockRef, connect, type Phala, parsePha } from "../../src/index.ts";
import { type LedgerEntry, type LedgerRow, ledgerCsv, replayLedger, summarizeLedger } from "../../src/ledger/index.ts";
import { Random } from "../support/random.ts";
import { createRandomSetting, randomPlan } from "../support/random-plans.ts";

const SEED = Number(process.env.LEDGER_SEED ?? 4_711);
const ROUNDS = Number(process.env.LEDGER_ROUNDS ?? 60);
/** Rounding that the chain does without an event, pico PHA. */
const ROUNDING = 1000n;

async function all<T>(from: AsyncIterable<T>): Promise<T[]> {
	const list: T[] = [];
	for await (const one of from) list.push(one);
	return list;
}

/** Runs random plans, settlements and time on a chain. */
async function runHistory(chain: DevChain, phala: Phala, seed: number): Promise<readonly string[]> {
	const random = new Random(seed);
	const setting = await createRandomSetting(chain, phala);
	const { owner, other, workers } = setting;
	const swapped = { ...setting, owner: other, other: owner };
	for (let round = 0; round < ROUNDS; round++) {
		const current = random.pick([setting, setting, swapped]);
		const { contributable } = await phala.delegator(current.owner).get();
		const plans = Array.from({ length: random.integer(1, 3) }, () => randomPlan(current, random, contributable).plan);
		const mode = random.pick(["all", "force"] as const);
		// The check refuses requests that the chain would burn: no event reports that.
		await phala
			.batch(plans, { mode })
			.send(current.owner)
			.inBlock.catch(() => undefined);
		if (random.integer(0, 2) === 0)
			await chain.settle(workers.map((worker) => ({ worker, payout: parsePha(`${random.integer(0, 9)}.123456789`) })));
		if (random.integer(0, 9) === 0) await chain.advance({ days: random.integer(1, 8), blocks: 2 });
	}
	const vault = setting.vaultPid === null ? [] : [(await phala.vault(setting.vaultPid).get()).account];
	return [owner.address, other.address, ...vault];
}

/** Events of the whole chain as an indexer decodes them. */
async function indexChain(phala: Phala, accounts: readonly string[]): Promise<readonly LedgerRow[]> {
	const api = await phala.api();
	const translators = await ledgerTranslators();
	const { number: last } = (await phala.at("best")).block;
	const rows: LedgerRow[] = [];
	for (let height = 1; height <= last; height++) {
		const hash = await api.rpc.chain.getBlockHash(height);
		const at = await api.at(hash);
		const { block } = await api.rpc.chain.getBlock(hash);
		const records = await at.query.system?.events?.();
		const timestamp = Number(await at.query.timestamp?.now?.());
		const events = [...((records ?? []) as never as Iterable<DecodedRecord>)].map(({ event, phase }, index) => {
			const extrinsicIndex = phase.isApplyExtrinsic ? phase.asApplyExtrinsic.toNumber() : undefined;
			const extrinsic =
				extrinsicIndex === undefined ? undefined : { hash: block.extrinsics[extrinsicIndex]?.hash.toHex() ?? "" };
			const name = `${event.section.charAt(0).toUpperCase()}${event.section.slice(1)}.${event.method}`;
			return { index, name, args: fieldsOf(event.data), extrinsicIndex, extrinsic };
		});
		const indexed: IndexedBlock = { header: { hash: hash.toHex(), height, timestamp }, events };
		rows.push(...ledgerRows(translators, indexed, new Set(accounts)));
	}
	// As a file or a database holds them.
	return rows.map((row) => JSON.parse(JSON.stringify(row)) as LedgerRow);
}

interface DecodedRecord {
	readonly phase: { readonly isApplyExtrinsic: boolean; readonly asApplyExtrinsic: { toNumber(): number } };
	readonly event: {
		readonly section: string;
		readonly method: string;
		readonly data: Parameters<typeof fieldsOf>[0];
	};
}

async function balanceSheet(phala: Phala, address: string, block: BlockRef) {
	const state = await (await phala.at(block.hash)).delegator(address).get();
	return {
		pha: state.free - (state.stakeLocked ?? 0n),
		wrapped: state.wrapped ?? 0n,
		staked: state.stakedTotal,
		unclaimed: state.positions.reduce((sum, { reward }) => sum + (reward ?? 0n), 0n),
	};
}

describe.each([1, 2] as const)("the ledger of generation %i", (generation) => {
	let chain: DevChain;
	let phala: Phala;
	let accounts: readonly string[];
	let last: number;

	beforeAll(async () => {
		chain = await DevChain.start({ generation });
		phala = await connect(chain.provider);
		accounts = await runHistory(chain, phala, SEED + generation);
		last = chain.best.number;
		return async () => {
			await phala.close();
			await chain.close();
		};
	});

	it(`adds up exactly over any range (seed ${SEED})`, async () => {
		const random = new Random(SEED);
		for (const address of accounts) {
			for (let i = 0; i < 5; i++) {
				const from = i === 0 ? 0 : random.integer(1, last);
				const to = i === 0 ? last : random.integer(from, last);
				const entries = await all(phala.delegator(address).ledger({ from, to }));
				const label = `${address} ${from}..${to}`;
				const summary = await summarizeLedger(entries);
				if (!summary) throw new Error("no entries");
				expect(summary.from.number, label).toBe(Math.max(from, 1) - 1);
				expect(summary.to.number, label).toBe(to);
				expect(summary.opening, label).toEqual(await balanceSheet(phala, address, summary.from));
				expect(summary.closing, label).toEqual(await balanceSheet(phala, address, summary.to));
				// Everything is explained by events.
				expect(
					entries.filter(({ type }) => type === "adjustment"),
					label,
				).toEqual([]);
				for (const { type, staked, unclaimed } of entries)
					if (type === "rounding") expect(abs(staked + unclaimed) <= ROUNDING, label).toBe(true);
			}
		}
	});

	it("has the fee that the chain reports of each transaction", async () => {
		const [address = ""] = accounts;
		const entries = await all(phala.delegator(address).ledger({ from: 1 }));
		const api = await phala.api();
		const fees = entries.filter(({ type }) => type === "fee");
		expect(fees.length).toBeGreaterThan(ROUNDS / 4);
		for (const { amount, block, extrinsic, transaction, isOwn } of fees) {
			expect(isOwn).toBe(true);
			const records = await (await api.at(block.hash)).query.system?.events?.();
			const paid = [...(records as never as Iterable<DecodedRecord>)].find(
				({ phase, event }) =>
					phase.isApplyExtrinsic &&
					phase.asApplyExtrinsic.toNumber() === extrinsic &&
					event.method === "TransactionFeePaid",
			);
			if (paid) expect(fieldsOf(paid.event.data)).toMatchObject({ actualFee: amount });
			const { block: body } = await api.rpc.chain.getBlock(block.hash);
			expect(body.extrinsics[extrinsic ?? -1]?.hash.toHex()).toBe(transaction);
		}
	});

	it("gives every pool's rewards to its delegators", async () => {
		const pid = 0;
		let distributed = 0n;
		for await (const event of phala.events({ from: 1, pids: [pid], types: ["rewarded"] }))
			if (event.type === "rewarded") distributed += event.toDelegators;
		expect(distributed).toBeGreaterThan(0n);
		const summaries = await Promise.all(
			accounts.map(async (address) => summarizeLedger(phala.delegator(address).ledger({ from: 0 }))),
		);
		const pools = summaries.flatMap((summary) => summary?.pools.filter((pool) => pool.pid === pid) ?? []);
		const gained = pools.reduce((sum, pool) => sum + pool.gained, 0n);
		// Each reward and each coming and going rounds.
		expect(abs(gained - distributed) < 1_000_000n, `${gained} of ${distributed}`).toBe(true);
	});

	it("is the same from a node, a saved chain, and an indexer's rows", async () => {
		const saved = await DevChain.load(await chain.export());
		const archive = await connect(saved.provider);
		const rows = await indexChain(phala, accounts);
		const genesis = await phala.at(0);
		const middle = Math.floor(last / 2);
		for (const address of accounts) {
			const { free, wrapped } = await genesis.delegator(address).get();
			const opening = { pha: free, wrapped: wrapped ?? 0n };
			for (const [from, to] of [
				[1, last],
				[middle, last],
				[1, middle],
			] as const) {
				const fromNode = await all(phala.delegator(address).ledger({ from, to }));
				expect(await all(archive.delegator(address).ledger({ from, to }))).toEqual(fromNode);
				const [first, end] = [fromNode[0] as LedgerEntry, fromNode.at(-1) as LedgerEntry];
				const options = { address, opening, after: first.block, to: end.block };
				expect(await all(replayLedger(rows, options))).toEqual(fromNode);
			}
		}
		await archive.close();
		await saved.close();
	});

	it("has the positions from rows of pools alone, as SubQuery's example stores them", async () => {
		const [address = ""] = accounts;
		const api = await phala.api();
		const rows: LedgerRow[] = [];
		for (let height = 1; height <= last; height++) {
			const hash = await api.rpc.chain.getBlockHash(height);
			const at = await api.at(hash);
			const timestamp = new Date(Number(await at.query.timestamp?.now?.()));
			const header = { number: { toNumber: () => height }, hash };
			const records = ((await at.query.system?.events?.()) ?? []) as never as Iterable<DecodedRecord>;
			for (const [idx, { event, phase }] of [...records].entries()) {
				const extrinsic = phase.isApplyExtrinsic ? { idx: phase.asApplyExtrinsic.toNumber() } : undefined;
				const row = await poolEventRow({ event, idx, extrinsic, block: { timestamp, block: { header } } });
				if (row) rows.push(JSON.parse(row.event));
			}
		}
		const positions = (entries: readonly LedgerEntry[]) =>
			entries
				.filter(({ pid, type }) => pid !== null && type !== "opening")
				.map(({ type, pid, block, staked, unclaimed, amount }) => [type, pid, block.number, staked, unclaimed, amount]);
		const fromNode = await all(phala.delegator(address).ledger({ from: 1, to: last }));
		expect(positions(await all(replayLedger(rows, { address, to: fromNode.at(-1)?.block })))).toEqual(
			positions(fromNode),
		);
	});

	it.each(["koinly", "cointracking"] as const)(
		"balances PHA and W-PHA exactly in the columns of %s",
		async (format) => {
			const [address = ""] = accounts;
			const entries = await all(phala.delegator(address).ledger({ from: 1 }));
			const [header = "", ...lines] = await all(ledgerCsv(entries, { format }));
			const names = header.trimEnd().split(",");
			const columns =
				format === "koinly" ? ["Received Amount", "Sent Amount", "Fee Amount"] : ["Buy Amount", "Sell Amount", "Fee"];
			const [received = 0n, sent = 0n, fees = 0n] = columns.map((column) => {
				const at = names.indexOf(column);
				return lines.reduce((sum, line) => sum + parsePha(line.split(",")[at] || "0"), 0n);
			});
			const changes = entries.filter(({ type }) => type !== "opening");
			expect(received - sent - fees).toBe(changes.reduce((sum, { pha, wrapped }) => sum + pha + wrapped, 0n));
			expect(received).toBeGreaterThan(0n);
		},
	);
});

describe.each([1, 2] as const)("ledgers of the busy network of generation %i", (generation) => {
	it("add up for delegators, owners and vaults", async () => {
		await using chain = await DevChain.start({ generation, network: "busy" });
		await using phala = await connect(chain.provider);
		await chain.advance({ days: 3, blocks: 60 });
		const to = chain.best.number;
		const from = to - 120;
		const vaults = await phala.vaults.list();
		const accounts = [...Object.values(chain.accounts), ...vaults.map(({ account }) => account)];
		let rewarded = 0;
		for (const account of accounts) {
			const entries = await all(phala.delegator(account).ledger({ from, to }));
			const summary = await summarizeLedger(entries);
			if (!summary) throw new Error("no entries");
			const { address } = phala.delegator(account);
			expect(summary.closing, address).toEqual(await balanceSheet(phala, address, summary.to));
			expect(summary.opening, address).toEqual(await balanceSheet(phala, address, summary.from));
			if (summary.rewards > 0n) rewarded++;
		}
		expect(rewarded).toBeGreaterThan(1);
	});

	it("take a bounded number of requests", async () => {
		await using chain = await DevChain.start({ generation, network: "busy" });
		await using phala = await connect(chain.provider);
		const count = () => Object.values(chain.stats.requests).reduce((sum, requests) => sum + requests, 0);
		const to = chain.best.number;
		const blocks = 90;
		const before = count();
		const entries = await all(phala.delegator(chain.accounts.bob).ledger({ from: to - blocks + 1, to }));
		const concerned = new Set(entries.map(({ block }) => block.number)).size;
		expect(concerned).toBeGreaterThan(5);
		// One per block; the positions and the hashes of transactions of some; both ends, hashes, parameters, the runtime.
		expect(count() - before).toBeLessThanOrEqual(blocks + 4 * concerned + 30);
	});
});

function abs(value: bigint): bigint {
	return value < 0n ? -value : value;
}

import { beforeAll, describe, expect, it } from "vitest";
import { type Hex, toHex } from "../../src/codec/hex.ts";
import { encodeAddress } from "../../src/codec/ss58.ts";
import { type BlockRef, type EventDecoder, eventDecoder, eventTranslator, type PoolEvent } from "../../src/index.ts";
import { type EncodedEvent, encodeEvents } from "../support/encode-events.ts";
import { phalaNode1, rhala1130, rhala1241, v1 } from "../support/metadata/specimens.ts";
import { listVectors, loadVector, VECTOR_FOLDERS, type VectorEvent, type VectorFolder } from "../support/vectors.ts";

const RUNTIMES = {
	v1,
	"v1-1130": rhala1130,
	v2: phalaNode1,
	"v2-min-0.01": phalaNode1,
	"v2-rhala-1241": rhala1241,
} as const;
const BLOCK: BlockRef = { hash: `0x${"0b".repeat(32)}`, number: 11, timestampMs: 1_700_000_000_000 };
/** Fields that the SDK omits: they follow from others, or have no meaning outside the chain. */
const OMITTED_FIELDS = ["cid", "nftId", "miner"];

/** Blocks of a folder: a step's events, of extrinsic 1, and the block's own. */
function* recordedBlocks(folder: VectorFolder): Generator<readonly EncodedEvent[]> {
	for (const scenario of listVectors(folder)) {
		for (const { events, blockEvents = [], interim } of loadVector(folder, scenario).steps) {
			const placed = (list: readonly VectorEvent[], extrinsic: number | null) =>
				list.filter(({ pallet }) => pallet.startsWith("phala")).map((event) => ({ ...event, extrinsic }));
			if (interim) yield placed(interim.events ?? [], null);
			yield [...placed(events, 1), ...placed(blockEvents, null)];
		}
	}
}

/** Numbers and accounts of an event, without field names. */
function facts(value: unknown): string[] {
	if (value === null || typeof value === "boolean") return [];
	if (typeof value !== "object") return [String(value)];
	return Object.values(value).flatMap(facts);
}

/** The forms of a value in an event: accounts are hex or an address. */
const forms = (text: string, prefix: number) =>
	/^0x[0-9a-f]{64}$/.test(text) ? [text, encodeAddress(text as Hex, prefix)] : [text];

describe.each(VECTOR_FOLDERS)("recorded events of %s", (folder) => {
	const specimen = RUNTIMES[folder];
	const blocks = [...recordedBlocks(folder)].filter((events) => events.length > 0);
	let decode: EventDecoder;
	let prefix: number;

	beforeAll(async () => {
		decode = await eventDecoder(toHex(specimen.bytes));
		prefix = specimen.polkadot().registry.chainSS58 ?? 42;
	});

	it("all have a type, the recorded numbers and accounts and no others", () => {
		let count = 0;
		for (const recorded of blocks) {
			const decoded = decode(encodeEvents(specimen, recorded), BLOCK);
			expect(decoded.length).toBe(recorded.length);
			for (const [i, event] of decoded.entries()) {
				const { type, block, extrinsic, index, ...fields } = event;
				const { name, data } = recorded[i] as EncodedEvent;
				expect([type === "other", extrinsic, index], name).toEqual([false, recorded[i]?.extrinsic, i]);
				expect(block).toEqual(BLOCK);
				const known = facts(data).flatMap((fact) => forms(fact, prefix));
				const why = "why" in fields ? fields.why : null;
				for (const fact of facts(fields)) expect([...known, why], `${name} ${fact}`).toContain(fact);
				const kept = Object.entries(data as object).filter(([field]) => !OMITTED_FIELDS.includes(field));
				const mapped = facts(fields);
				for (const fact of facts(Object.fromEntries(kept)))
					expect(
						forms(fact, prefix).some((form) => mapped.includes(form)),
						`${name} ${fact}`,
					).toBe(true);
				count += 1;
			}
		}
		expect(count).toBeGreaterThan(90);
	});

	it("are the same from the fields that an indexer writes", async () => {
		const translate = await eventTranslator({ ss58Prefix: prefix });
		for (const recorded of blocks) {
			const decoded = decode(encodeEvents(specimen, recorded), BLOCK);
			const translated = recorded.map(({ pallet, name, data, extrinsic }, index) => {
				const place = { block: BLOCK, extrinsic, index };
				// Indexers write the one field of an event without names as it is.
				const args = Array.isArray(data) && data.length === 1 ? data[0] : data;
				return translate({ name: `${pallet[0]?.toUpperCase()}${pallet.slice(1)}.${name}`, args }, place);
			});
			expect(translated).toEqual(decoded);
		}
	});
});

describe("one event of each kind", () => {
	const ALICE = `0x${"a1".repeat(32)}`;
	const WORKER = `0x${"3e".repeat(32)}`;
	const SESSION = `0x${"5e".repeat(32)}`;
	const account = (hex: string) => encodeAddress(hex as Hex, 30);

	async function translateOne(pallet: string, name: string, args: unknown) {
		const translate = await eventTranslator({ ss58Prefix: 30 });
		const place = { block: BLOCK, extrinsic: null, index: 0 };
		const event = translate({ name: `${pallet}.${name}`, args }, place);
		const { block, extrinsic, index, ...body } = event as PoolEvent;
		return body;
	}

	it("is the same in both generations", async () => {
		const contribution = { pid: 7, user: ALICE, amount: "5", shares: "4" };
		const expected = { type: "contributed", pid: 7, delegator: account(ALICE), amount: 5n, shares: 4n, asVault: null };
		expect(await translateOne("PhalaStakePool", "Contribution", contribution)).toEqual(expected);
		expect(await translateOne("PhalaStakePoolv2", "Contribution", { ...contribution, asVault: null })).toEqual(
			expected,
		);
		expect(await translateOne("PhalaVault", "Contribution", contribution)).toEqual(expected);
		const settled = { type: "sessionSettled", session: account(SESSION), v: 3n, payout: 2n };
		expect(await translateOne("PhalaMining", "MinerSettled", { miner: SESSION, vBits: 3n, payoutBits: 2n })).toEqual(
			settled,
		);
		expect(
			await translateOne("PhalaComputation", "SessionSettled", { session: SESSION, v_bits: 3, payout_bits: 2 }),
		).toEqual(settled);
	});

	it("has null for fields that early runtimes lack", async () => {
		expect(await translateOne("PhalaStakePool", "Contribution", [7, ALICE, "5"])).toMatchObject({
			amount: 5n,
			shares: null,
		});
		expect(await translateOne("PhalaStakePool", "PoolWorkerAdded", [7, WORKER])).toEqual({
			type: "workerAdded",
			pid: 7,
			publicKey: WORKER,
			session: null,
		});
		expect(await translateOne("PhalaMining", "MinerStarted", SESSION)).toEqual({
			type: "sessionStarted",
			session: account(SESSION),
			ve: null,
			initialScore: null,
		});
	});

	it("has the fields that later runtimes add", async () => {
		const paid = { pid: 7, user: ALICE, amount: 5n, shares: 4n, burntShares: 1n };
		expect(await translateOne("PhalaBasePool", "Withdrawal", paid)).toMatchObject({
			type: "withdrawn",
			burntShares: 1n,
		});
		expect(await translateOne("PhalaVault", "ForceShutdown", { pid: 7 })).toEqual({ type: "vaultShutDown", pid: 7 });
	});

	it("of an unknown name keeps its data", async () => {
		expect(await translateOne("PhalaRegistry", "GatekeeperAdded", { pubkey: WORKER })).toEqual({
			type: "other",
			pallet: "phalaRegistry",
			name: "GatekeeperAdded",
			data: { pubkey: WORKER },
		});
		expect(await translateOne("PhalaStakePoolv3", "Merged", null)).toMatchObject({ type: "other", data: null });
	});

	it("fails to decode with other fields", async () => {
		await expect(translateOne("PhalaStakePool", "PoolCapacitySet", { pid: 7 })).rejects.toMatchObject({
			code: "DECODE_FAILED",
		});
		await expect(translateOne("PhalaStakePool", "PoolCapacitySet", { pid: 7, cap: "much" })).rejects.toMatchObject({
			code: "DECODE_FAILED",
			details: { what: "PhalaStakePool.PoolCapacitySet.cap", bytes: "much" },
		});
	});

	it("of another pallet is null", async () => {
		const translate = await eventTranslator({ ss58Prefix: 30 });
		const place = { block: BLOCK, extrinsic: 1, index: 0 };
		expect(translate({ name: "Balances.Transfer", args: {} }, place)).toBeNull();
	});
});

import { beforeEach, describe, expect, test } from "vitest";
import type { Submission } from "../../../src/plan/submission.ts";
import type { SubmissionStatus } from "../../../src/plan/submission-status.ts";
import { keyring } from "../../support/dev-api.ts";
import { rpcError } from "../../support/fake-chain-rpc.ts";
import { type PlanClient, settle, startPlanClient } from "../../support/plan-client.ts";
import { planOf, testOperation } from "../../support/test-operation.ts";
import { SUCCESS } from "../../support/transaction-events.ts";
import { SUBMIT, type TransactionNode } from "../../support/transaction-node.ts";

/*
 * The table of docs/transactions.md, a test per row: what a node says or does not say never ends a transaction. Each row ends in three
 * ways, by what the final chain holds.
 */

const alice = keyring.addFromUri("//Alice");
const UNKNOWN = `0x${"dd".repeat(32)}`;
const MORTALITY = 8;

let node: TransactionNode;
let client: PlanClient;

beforeEach(async () => {
	({ node, client } = await startPlanClient());
});

/** What happens before and after the transaction is sent, and whether `status$` then says that it is searched for. */
interface Row {
	readonly name: string;
	/** Before it is sent. */
	readonly before?: () => void;
	/** Once it was sent. */
	readonly after?: () => unknown;
	readonly isSearching: boolean;
}

const answer = (code: number, message = "no") => node.refusals.push(rpcError(code, message));
/** Makes the next requests of a method fail, or respond with `value`. */
function failNext(method: string, times: number, respond: () => unknown): void {
	let left = times;
	node.overrides.set(method, () => {
		left -= 1;
		if (left === 0) node.overrides.delete(method);
		return respond();
	});
}
const fail = (code: number, message: string) => () => {
	throw rpcError(code, message);
};

const WORDS: readonly Row[] = [
	{ name: "no word at all", isSearching: false },
	{ name: "ready, broadcast", after: () => node.reportStatus("ready", { broadcast: ["p"] }), isSearching: false },
	{ name: "future", after: () => node.reportStatus("future"), isSearching: false },
	{ name: "usurped", after: () => node.reportStatus({ usurped: UNKNOWN }), isSearching: true },
	{ name: "invalid", after: () => node.reportStatus("invalid"), isSearching: true },
	{ name: "dropped", after: () => node.reportStatus("dropped"), isSearching: true },
	{ name: "finalityTimeout", after: () => node.reportStatus({ finalityTimeout: UNKNOWN }), isSearching: true },
	{
		name: "retracted of a block that did not hold it",
		after: () => node.reportStatus({ retracted: UNKNOWN }),
		isSearching: false,
	},
	{
		name: "inBlock of a block that it cannot deliver",
		after: () => node.reportStatus({ inBlock: UNKNOWN }),
		isSearching: true,
	},
	{
		name: "a word that does not exist",
		after: () => node.reportStatus("vanished", { gone: 1 }, null, 7),
		isSearching: false,
	},
	{ name: "finalized without a hash", after: () => node.reportStatus({ finalized: null }), isSearching: false },
	{
		name: "inBlock of a block without it",
		after: () => node.reportStatus({ inBlock: node.head.hash }),
		isSearching: false,
	},
];

const CONTACT: readonly Row[] = [
	{ name: "the watch is lost", after: () => node.endStatusSubscriptions(), isSearching: true },
	{
		name: "the connection is lost",
		after: async () => {
			node.drop();
			await settle();
			node.restore();
		},
		isSearching: true,
	},
	{
		name: "the connection is lost while it is sent",
		before: () =>
			failNext(SUBMIT, 1, () => {
				node.drop();
				node.restore();
			}),
		isSearching: true,
	},
];

const SUBMISSION_ERRORS: readonly Row[] = [-32603, -32005, -32000, -32601, -32602, 429, 1000, 1013, 1015, 1017].map(
	(code) => ({ name: `error ${code} to the submission`, before: () => answer(code), isSearching: true }),
);

const READ_ERRORS: readonly Row[] = (
	[
		["null for the header of the best block", "chain_getHeader", () => null],
		["null for the finalized block", "chain_getFinalizedHead", () => null],
		["null for a block", "chain_getBlock", () => null],
		["a block without a body", "chain_getBlock", () => ({ block: null })],
		["nonsense for a block", "chain_getBlock", () => ({ block: { header: {}, extrinsics: 5 } })],
		["a rate limit for blocks", "chain_getBlock", fail(-32005, "too many requests")],
		["a rate limit for finality", "chain_getFinalizedHead", fail(429, "slow down")],
		["an error for nonces", "state_call", fail(-32000, "state is gone")],
		["nonsense for nonces", "state_call", () => "0x"],
		["another block for a hash", "chain_getBlock", () => ({ block: { header: node.head.header, extrinsics: [] } })],
	] as const
).map(([name, method, respond]) => ({
	name: `${name}, twenty times while it is searched for`,
	after: () => {
		node.endStatusSubscriptions();
		failNext(method, 20, respond);
	},
	isSearching: true,
}));

const ROWS = [...WORDS, ...CONTACT, ...SUBMISSION_ERRORS, ...READ_ERRORS];

/** A transaction to which the row happened; three blocks later it has not ended. */
async function happen({ before, after, isSearching }: Row, mortality: number | null) {
	before?.();
	const tx = planOf(client, testOperation()).send(alice, { check: false, mortality });
	const statuses: SubmissionStatus[] = [];
	tx.status$.subscribe((status) => statuses.push(status));
	tx.finalized.catch(() => {});
	await settle();
	await after?.();
	await settle();
	await blocks(3);
	const types = statuses.map(({ type }) => type);
	expect(types.includes("searching")).toBe(isSearching);
	expect(types.some((type) => ["finalized", "failed", "expired", "aborted"].includes(type))).toBe(false);
	return { tx, statuses };
}

async function blocks(count: number): Promise<void> {
	for (let i = 0; i < count; i++) {
		node.produceEmptyBlock();
		await settle();
	}
}

async function ended({ tx, statuses }: { tx: Submission<unknown>; statuses: readonly SubmissionStatus[] }) {
	await tx.finalized.catch(() => {});
	return statuses.at(-1);
}

function numbersOfReadBlocks(): number[] {
	const read = node.requests.filter(({ method, params }) => method === "chain_getBlock" && params[0] !== UNKNOWN);
	return read.map(({ params }) => node.block(String(params[0])).number);
}

describe.each(ROWS)("$name", (row) => {
	test("ends as finalized if a final block holds it", async () => {
		const sent = await happen(row, MORTALITY);
		const block = node.includeTransaction(SUCCESS);
		await settle();
		node.finalizedNumber = block.number;
		await blocks(24);
		expect(await ended(sent)).toMatchObject({ type: "finalized", block: { hash: block.hash } });
	});

	test("ends as expired if its mortality ended on the final chain", async () => {
		const sent = await happen(row, MORTALITY);
		await blocks(24);
		expect(sent.statuses.at(-1)?.type).not.toBe("expired");
		node.finalizedNumber = node.head.number;
		await blocks(1);
		expect(await ended(sent)).toMatchObject({ type: "expired", error: { code: "NOT_INCLUDED" } });
	});

	test("ends as failed if another transaction with its nonce is final, though it is immortal", async () => {
		const sent = await happen(row, null);
		node.chainNonce = 6;
		await blocks(24);
		expect(sent.statuses.at(-1)?.type).not.toBe("failed");
		node.finalizedNumber = node.head.number;
		await blocks(1);
		expect(await ended(sent)).toMatchObject({ type: "failed", block: null, error: { code: "NOT_INCLUDED" } });
		// From the block it was signed at, not from block 0.
		expect(Math.min(...numbersOfReadBlocks())).toBeGreaterThanOrEqual(9);
	});
});

describe("a pool's refusal", () => {
	test.each([1001, 1002, 1010, 1011, 1012, 1014, 1016])("with code %i ends it at once", async (code) => {
		for (let i = 0; i < 5; i++) answer(code);
		const tx = planOf(client, testOperation()).send(alice, { check: false, nonce: 5 });
		await expect(tx.finalized).rejects.toMatchObject({ code: "REJECTED" });
		expect(node.received).toHaveLength(1);
	});

	test.each([1001, 1002, 1010, 1011, 1012, 1013, 1014, 1016])(
		"with code %i of bytes that were sent before says nothing",
		async (code) => {
			const { tx, statuses } = await happen(SUBMISSION_ERRORS[0] as Row, 64);
			for (let i = 0; i < 9; i++) answer(code);
			await blocks(3);
			expect(statuses.at(-1)?.type).toBe("searching");
			const block = node.includeTransaction(SUCCESS);
			node.finalizedNumber = block.number;
			await blocks(1);
			expect((await tx.finalized).block.hash).toBe(block.hash);
		},
	);
});

describe("the final chain", () => {
	test("is asked for the block that a node reported as final", async () => {
		const { tx, statuses } = await happen(WORDS[0] as Row, 64);
		const lost = node.includeTransaction(SUCCESS);
		node.reportStatus({ inBlock: lost.hash });
		await settle();
		node.revertBlocks(1);
		await blocks(2);
		node.notify("author_extrinsicUpdate", { finalized: lost.hash });
		await settle();
		expect(statuses.at(-1)?.type).not.toBe("finalized");
		node.finalizedNumber = node.head.number;
		await blocks(1);
		expect(statuses.at(-1)?.type).toBe("retracted");
		const block = node.includeTransaction(SUCCESS);
		node.finalizedNumber = block.number;
		await blocks(1);
		expect((await tx.finalized).block.hash).toBe(block.hash);
	});

	test("is asked before the best one: a reorganisation between the two answers changes nothing", async () => {
		const { tx, statuses } = await happen(CONTACT[0] as Row, 64);
		const lost = node.includeTransaction(SUCCESS);
		await settle();
		expect(statuses.at(-1)?.type).toBe("inBlock");
		failNext("chain_getFinalizedHead", 1, () => {
			node.revertBlocks(2);
			for (let i = 0; i < 3; i++) node.addBlock();
			node.finalizedNumber = node.head.number;
			return node.head.hash;
		});
		node.produceBlock();
		await settle();
		await blocks(2);
		expect(statuses.map(({ type }) => type)).not.toContain("finalized");
		const block = node.includeTransaction(SUCCESS);
		node.finalizedNumber = block.number;
		await blocks(1);
		expect((await tx.finalized).block.hash).toBe(block.hash);
		expect(block.hash).not.toBe(lost.hash);
	});

	test("is read from parent to parent: a node's answer for a number is not taken for it", async () => {
		const { tx } = await happen(CONTACT[0] as Row, 64);
		node.overrides.set("chain_getBlockHash", () => UNKNOWN);
		const block = node.includeTransaction(SUCCESS);
		node.finalizedNumber = block.number;
		await blocks(1);
		expect((await tx.finalized).block.hash).toBe(block.hash);
	});

	test("is searched from the block it was signed at, when all nodes were silent", async () => {
		const { tx, statuses } = await happen(WORDS[0] as Row, null);
		await blocks(3);
		expect(Math.min(...numbersOfReadBlocks())).toBeGreaterThanOrEqual(9);
		expect(statuses.at(-1)?.type).toBe("signed");
		const block = node.includeTransaction(SUCCESS);
		node.finalizedNumber = block.number;
		await blocks(1);
		expect((await tx.finalized).block.hash).toBe(block.hash);
	});
});

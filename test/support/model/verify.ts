import type { Hex } from "../../../src/codec/hex.ts";
import { isPhalaError, type PhalaError } from "../../../src/index.ts";
import type { ReadBlock, ReadExtrinsic } from "./chain-reader.ts";
import type { History, Send, Watch } from "./history.ts";
import { compareResults, describe, type Sent, uniqueEvent } from "./operations.ts";

/** Blocks after which every submission must have ended once the network works: the longest mortality and some more. */
const MOST_BLOCKS = 120;
/** Time after which something that has not ended never will, ms. A sound history takes a fraction of a second. */
const PATIENCE_MS = 20_000;
/** Blocks within which a further transaction of a healthy account must be final. */
const BLOCKS_OF_A_SEND = 24;

/**
 * Lets a history end: faults are cleared, every account sends once more, and blocks are made until every submission has ended.
 * Then compares all reports with the final chain.
 *
 * @returns what is wrong, as text; empty where every report is true
 */
export async function verify(history: History): Promise<readonly string[]> {
	const wrong: string[] = [];
	await restoreNetwork(history);
	wrong.push(...(await sendOnceMore(history)));
	await makeBlocksUntil(history, () => history.sends.every(isOver), MOST_BLOCKS);
	// Finality reaches the block of the last report, and streams the last block.
	await history.newBlocks(history.settings.finalityLag + 2);
	await pause();
	await history.idle();
	const blocks = await history.reader.finalBlocks();
	const chain = new FinalChain(blocks);
	for (const send of history.sends) wrong.push(...verifySend(send, chain).map((text) => `${title(send)}: ${text}`));
	for (const send of history.sends) wrong.push(...(await verifyInclusions(history, send)));
	wrong.push(...findUnknownTransactions(history, chain));
	wrong.push(...findRepetitions(history, chain));
	for (const watch of history.watches) wrong.push(...(await verifyWatch(history, watch)));
	wrong.push(...(await closeAll(history)));
	return wrong;
}

/** The transactions of the final chain. */
class FinalChain {
	readonly blocks: readonly ReadBlock[];
	readonly #places = new Map<Hex, { readonly block: ReadBlock; readonly extrinsic: ReadExtrinsic }[]>();

	constructor(blocks: readonly ReadBlock[]) {
		this.blocks = blocks;
		for (const block of blocks)
			for (const extrinsic of block.extrinsics)
				this.#places.set(extrinsic.hash, [...this.placesOf(extrinsic.hash), { block, extrinsic }]);
	}

	placesOf(hash: Hex) {
		return this.#places.get(hash) ?? [];
	}
}

async function restoreNetwork(history: History): Promise<void> {
	history.chain.faults.clear();
	// Messages that were lost are not answered any more: the connections break, as sockets do in the end.
	history.chain.faults.dropConnections();
	for (const send of history.sends) if (send.answer) send.controller.abort();
	await pause();
	await history.newBlocks(3);
	// A history that closed every client still has to find its accounts free.
	if (!history.client(0)) await history.reopen();
}

/** Sends from every account by a client that the history used; all of it must become final. */
async function sendOnceMore(history: History): Promise<readonly string[]> {
	const wrong: string[] = [];
	for (const account of [0, 1, 2]) {
		const send = () =>
			history.send({
				client: 0,
				account,
				operations: [{ kind: "createPool" }],
				mode: null,
				check: true,
				mortality: 64,
				wallet: "key pair",
			});
		const first = await waitForEnd(history, send());
		// A client that has read nothing since an upgrade learns of it by its first plan.
		const last = first && isChangedRuntime(first) ? await waitForEnd(history, send()) : first;
		if (!last?.end || "error" in last.end)
			wrong.push(`the account is blocked: a further send ended ${last ? describeEnd(last) : "before it began"}`);
	}
	return wrong;
}

async function waitForEnd(history: History, send: Send | null): Promise<Send | null> {
	if (send) await makeBlocksUntil(history, () => isOver(send), BLOCKS_OF_A_SEND);
	return send;
}

/** Makes at least `count` blocks, and more for a while: requests that failed are repeated after a pause of real time. */
async function makeBlocksUntil(history: History, isDone: () => boolean, count: number): Promise<void> {
	const start = Date.now();
	for (let i = 0; !isDone() && (i < count || Date.now() - start < PATIENCE_MS); i++) {
		await history.idle();
		await history.newBlocks(1);
		await pause(i < 8 ? 0 : i < count ? 10 : 200);
	}
}

function isChangedRuntime({ end }: Send): boolean {
	return end !== null && "error" in end && isPhalaError(end.error, "RUNTIME_CHANGED");
}

function verifySend(send: Send, chain: FinalChain): readonly string[] {
	if (!isOver(send)) return [`never ended: ${send.statuses.map(({ type }) => type).join(" ")}`];
	const last = send.statuses.at(-1);
	if (!last || !send.end) return ["ended without a status"];
	const wrong = verifyStatuses(send);
	const hashes = hashesOf(send);
	const places = hashes.flatMap((hash) => chain.placesOf(hash));
	if (places.length > 1) wrong.push(`included ${places.length} times`);
	const [place] = places;
	switch (last.type) {
		case "finalized": {
			if (!("result" in send.end)) return [...wrong, `finalized, but rejects with ${describeError(send.end.error)}`];
			if (!place || place.block.hash !== last.block.hash) return [...wrong, "finalized in a block that is not final"];
			if (place.extrinsic.error) return [...wrong, `finalized, but the chain refused: ${place.extrinsic.error}`];
			return [...wrong, ...verifyResult(send, send.end.result, send.end.fee, place.extrinsic)];
		}
		case "failed":
			if (last.block === null)
				return place
					? [
							...wrong,
							`failed outside of blocks (${describeError(last.error)}), but block ${place.block.number} has it`,
						]
					: [...wrong, ...verifyReason(last.error)];
			if (!place || place.block.hash !== last.block.hash) return [...wrong, "failed in a block that is not final"];
			return [...wrong, ...verifyRefusal(last.error, place.extrinsic)];
		case "expired":
			return place ? [...wrong, `expired, but block ${place.block.number} has it`] : wrong;
		case "aborted":
			if (isPhalaError(last.error, "ABORTED") || isPhalaError(last.error, "CLOSED")) return wrong;
			return [...wrong, `gave up: ${describeError(last.error)}`];
		default:
			return [...wrong, `completed after the status ${last.type}`];
	}
}

function verifyStatuses(send: Send): string[] {
	const wrong: string[] = [];
	const types = send.statuses.map(({ type }) => type);
	const isLast = (type: string) => ["finalized", "failed", "expired", "aborted"].includes(type);
	if (types.findIndex(isLast) !== types.length - 1) wrong.push(`statuses after the last: ${types.join(" ")}`);
	const last = send.statuses.at(-1);
	if (last && "error" in last && last.error && !isPhalaError(last.error)) wrong.push("an error that is no PhalaError");
	const place = send.statuses.findLast(({ type }) => type === "inBlock" || type === "retracted");
	if (last?.type === "finalized" && !(place?.type === "inBlock" && place.block.hash === last.block.hash))
		wrong.push(`finalized in another block than reported before: ${types.join(" ")}`);
	return wrong;
}

/** Compares the result of a send, or of the plans of a batch, with the events of its extrinsic. */
function verifyResult(send: Send, result: unknown, fee: bigint, extrinsic: ReadExtrinsic): readonly string[] {
	const wrong: string[] = [];
	const paid = extrinsic.events.find(({ name }) => name === "transactionPayment.TransactionFeePaid");
	if (paid && BigInt(paid.data.actual_fee ?? paid.data.actualFee ?? 0) !== fee)
		wrong.push(`the fee was reported as ${fee}, the chain says ${JSON.stringify(paid.data)}`);
	if (send.mode === null) {
		const [sent] = send.sent;
		return sent ? [...wrong, ...compareResults([{ sent, result }], extrinsic)] : wrong;
	}
	const items = result as readonly unknown[];
	if (items.length !== send.sent.length) return [...wrong, `${items.length} results of ${send.sent.length} plans`];
	const done: { sent: Sent; result: unknown }[] = [];
	for (const [index, sent] of send.sent.entries()) {
		const item = items[index];
		if (send.mode === "all") done.push({ sent, result: item });
		else {
			const one = item as { ok: boolean; result?: unknown; error?: PhalaError | null };
			if (one.ok) done.push({ sent, result: one.result });
			else wrong.push(...verifyUndone(sent, one.error ?? null, extrinsic));
		}
	}
	return [...wrong, ...compareResults(done, extrinsic)];
}

/** A plan of a batch that was reported as refused or not tried must have left no trace. */
function verifyUndone(sent: Sent, error: PhalaError | null, { events }: ReadExtrinsic): readonly string[] {
	const isOwn = uniqueEvent(sent);
	if (isOwn && events.some(isOwn)) return [`${describe(sent)} was reported as not done, but the chain did it`];
	const dispatch = dispatchOf(error);
	if (dispatch === null) return [];
	const refusals = events.flatMap(({ data }) => (data.error === undefined ? [] : [data.error]));
	return refusals.includes(dispatch)
		? []
		: [`${describe(sent)} was refused by ${dispatch}, the chain says ${refusals}`];
}

function verifyRefusal(error: PhalaError, { error: real }: ReadExtrinsic): readonly string[] {
	if (real === null) return [`failed (${describeError(error)}), but the chain did it`];
	const dispatch = dispatchOf(error);
	return dispatch === real ? [] : [`refused by ${dispatch ?? describeError(error)}, the chain says ${real}`];
}

/** Errors that leave open what became of the transaction are no end. */
function verifyReason(error: PhalaError): readonly string[] {
	return isPhalaError(error, "DECODE_FAILED") ? [`ended by ${describeError(error)}`] : [];
}

/** Every block that a status names must hold the transaction, final or not. */
async function verifyInclusions(history: History, send: Send): Promise<readonly string[]> {
	const wrong: string[] = [];
	const hashes = hashesOf(send);
	for (const status of send.statuses) {
		if (status.type !== "inBlock") continue;
		const { extrinsics } = await history.reader.block(status.block.hash);
		if (!extrinsics.some(({ hash }) => hashes.includes(hash)))
			wrong.push(`${title(send)}: reported in block ${status.block.number}, which does not have it`);
	}
	return wrong;
}

/** Every transaction of the accounts is one that was reported, or another program's. */
function findUnknownTransactions(history: History, { blocks }: FinalChain): readonly string[] {
	const known = new Set([...history.foreign, ...history.sends.flatMap(hashesOf)]);
	const accounts = new Set(history.sends.map(({ account }) => account));
	return blocks.flatMap(({ number, extrinsics }) =>
		extrinsics.flatMap(({ hash, signer, call }) =>
			// The fault `replaceTransactions` signs remarks.
			signer !== null && accounts.has(signer) && !known.has(hash) && call !== "system.remark"
				? [`block ${number} has a transaction that no submission reported: ${hash}`]
				: [],
		),
	);
}

/** No operation may happen twice, whatever transactions carried it. */
function findRepetitions(history: History, { blocks }: FinalChain): readonly string[] {
	const events = blocks.flatMap(({ extrinsics }) => extrinsics.flatMap((extrinsic) => extrinsic.events));
	return history.sends.flatMap((send) =>
		send.sent.flatMap((sent) => {
			const isOwn = uniqueEvent(sent);
			const count = isOwn ? events.filter(isOwn).length : 0;
			return count > 1 ? [`${describe(sent)} happened ${count} times`] : [];
		}),
	);
}

/** Every emission must be true of the block that it names, and the last one of the newest block. */
async function verifyWatch(history: History, watch: Watch): Promise<readonly string[]> {
	if (watch.error && history.hasStaleHeads && isPhalaError(watch.error, "NOT_FOUND")) return [];
	if (watch.error) return [`${watch.name} failed: ${describeError(watch.error)}`];
	const wrong: string[] = [];
	const { reader, settings } = history;
	for (const emission of watch.emissions) {
		const { block } = emission.type === "head" ? emission : emission.state;
		const number = await reader.numberOf(block.hash);
		if (number !== block.number) wrong.push(`${watch.name} names block ${block.number} with the hash of ${number}`);
		else if (emission.type !== "head") wrong.push(...(await compareState(history, emission, block.hash, watch.name)));
	}
	const isOpen = history.clients[watch.client]?.isOpen;
	const last = watch.emissions.at(-1);
	if (!isOpen) return wrong;
	if (!last) return [...wrong, `${watch.name} never emitted`];
	const { best, finalized } = history.chain;
	const newest = settings.finality === "best" ? best : finalized;
	if (last.type === "head") {
		if (last.block.hash !== newest.hash)
			wrong.push(`${watch.name} stopped at block ${last.block.number}, the newest is ${newest.number}`);
	} else wrong.push(...(await compareState(history, last, newest.hash, `${watch.name}, at the end`)));
	return wrong;
}

async function compareState(
	{ reader, settings }: History,
	emission: Exclude<Watch["emissions"][number], { readonly type: "head" }>,
	hash: Hex,
	name: string,
): Promise<readonly string[]> {
	const differences = (reported: Record<string, unknown>, real: Record<string, unknown>) =>
		Object.keys(real).flatMap((field) =>
			toText(reported[field]) === toText(real[field])
				? []
				: [`${name}: ${field} is ${reported[field]}, at that block ${real[field]}`],
		);
	if (emission.type === "delegator") {
		const info = (await reader.storage(hash, "system", "account", emission.state.address)) as {
			data: { free: string };
		} | null;
		return differences({ free: emission.state.free }, { free: info?.data.free ?? 0 });
	}
	const { pid, cap, commissionPpm, totalShares, totalStake } = emission.state;
	if (settings.generation === 1) {
		const pool = (await reader.storage(hash, "phalaStakePool", "stakePools", pid)) as Record<string, never>;
		const { cap: realCap, payoutCommission, totalShares: shares, totalStake: stake } = pool;
		return differences(
			{ cap, commissionPpm, totalShares, totalStake },
			{ cap: realCap, commissionPpm: payoutCommission ?? 0, totalShares: shares, totalStake: stake },
		);
	}
	const proxy = (await reader.storage(hash, "phalaBasePool", "pools", pid)) as {
		stakePool: { basepool: Record<string, unknown>; payoutCommission: number | null; cap: unknown };
	};
	const { basepool, payoutCommission, cap: realCap } = proxy.stakePool;
	return differences(
		{ cap, commissionPpm, totalShares, totalStake },
		{
			cap: realCap,
			commissionPpm: payoutCommission ?? 0,
			totalShares: basepool.totalShares,
			totalStake: basepool.totalValue,
		},
	);
}

/** JSON of a codec writes large numbers in hex. */
function toText(value: unknown): string {
	if (value === null || value === undefined) return "null";
	return typeof value === "string" && value.startsWith("0x") ? BigInt(value).toString() : String(value);
}

async function closeAll(history: History): Promise<readonly string[]> {
	for (const index of history.clients.keys()) await history.close(index);
	await pause();
	const wrong = history.watches.flatMap(({ name, subscription }) =>
		subscription.closed ? [] : [`${name} did not complete when its client was closed`],
	);
	const unended = history.sends.filter((send) => !isOver(send));
	wrong.push(...unended.map((send) => `${title(send)}: not even closing the client ended it`));
	const { subscriptions } = history.chain.stats;
	if (subscriptions > 0) wrong.push(`${subscriptions} subscriptions are left after all clients were closed`);
	return wrong;
}

function isOver({ isComplete, end }: Send): boolean {
	return isComplete && end !== null;
}

function hashesOf({ statuses }: Send): readonly Hex[] {
	return statuses.flatMap((status) => (status.type === "signed" ? [status.hash] : []));
}

function dispatchOf(error: PhalaError | null): string | null {
	const { dispatch } = (error?.details ?? {}) as { dispatch?: { pallet: string; name: string } | null };
	return dispatch ? `${dispatch.pallet}.${dispatch.name}` : null;
}

function title({ sent, mode, client }: Send): string {
	return `${mode === null ? "send" : `batch by ${mode}`} of ${sent.map(describe).join(", ")} by client ${client}`;
}

function describeEnd({ end, statuses }: Send): string {
	const types = statuses.map(({ type }) => type).join(" ");
	return end === null ? `not at all: ${types}` : `${types}: ${"error" in end ? describeError(end.error) : "finalized"}`;
}

function describeError(error: unknown): string {
	return isPhalaError(error) ? `${error.code}: ${error.message}` : `${error}`;
}

/** One turn of the timers: finality and messages with a latency arrive. */
function pause(ms = 10): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

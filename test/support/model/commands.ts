import fc from "fast-check";
import type { BatchMode, Generation } from "../../../src/index.ts";
import type { History, Settings, WalletKind } from "./history.ts";
import { anyOperation, type Operation } from "./operations.ts";

/** The model holds nothing: the truth is read from the chain after the history. */
type Model = Record<string, never>;

/** A step of a history, printed as data so that a failing history can be read. */
class Step implements fc.AsyncCommand<Model, History> {
	readonly #text: string;
	readonly #run: (history: History) => void | Promise<void>;

	constructor(name: string, data: object, run: (history: History) => void | Promise<void>) {
		this.#text = `${name}(${Object.keys(data).length === 0 ? "" : JSON.stringify(data)})`;
		this.#run = run;
	}

	check(): boolean {
		return true;
	}

	async run(_model: Model, history: History): Promise<void> {
		await this.#run(history);
	}

	toString(): string {
		return this.#text;
	}
}

/** An arbitrary of steps with random data. */
function step<T extends object>(
	name: string,
	data: fc.Arbitrary<T>,
	run: (history: History, data: T) => void | Promise<void>,
): fc.Arbitrary<Step> {
	return data.map((value) => new Step(name, value, (history) => run(history, value)));
}

const client = fc.nat({ max: 2 });
const account = fc.nat({ max: 2 });
/** Whether the next step waits until the clients have nothing more to do. */
const settle = fc.boolean();
const mortality = fc.constantFrom(8, 16, 16, 64, 64);

/** The network of a history. */
export function anySettings(generation: Generation): fc.Arbitrary<Settings> {
	return fc.record({
		generation: fc.constant(generation),
		seal: fc.constantFrom("manual" as const, "manual" as const, "instant" as const),
		finalityLag: fc.constantFrom(0, 2, 4),
		finality: fc.constantFrom("best" as const, "best" as const, "finalized" as const),
	});
}

/** Every step that a history can have. */
export function anyCommands(
	generation: Generation,
	maxCommands: number,
): fc.Arbitrary<Iterable<fc.AsyncCommand<Model, History>>> {
	const operation = anyOperation(generation);
	const weighted = [
		...repeat(5, sendStep(operation)),
		...repeat(3, batchStep(operation)),
		...repeat(1, burstStep(operation)),
		...repeat(1, walletStep(operation)),
		...repeat(6, blocksStep),
		...CONTROL_STEPS,
		...repeat(2, faultStep),
		...repeat(2, submissionFaultStep),
		...OUTAGE_STEPS,
	];
	return fc.commands(weighted, { maxCommands, size: "max" });
}

function repeat<T>(count: number, value: T): readonly T[] {
	return Array.from({ length: count }, () => value);
}

function sendStep(operation: fc.Arbitrary<Operation>) {
	const data = fc.record({ client, account, operation, check: fc.constantFrom(true, true, false), mortality, settle });
	return step("send", data, async (history, { operation, settle, ...options }) => {
		history.send({ ...options, operations: [operation], mode: null, wallet: "key pair" });
		if (settle) await history.idle();
	});
}

function batchStep(operation: fc.Arbitrary<Operation>) {
	const data = fc.record({
		client,
		account,
		operations: fc.array(operation, { minLength: 1, maxLength: 4 }),
		mode: fc.constantFrom<BatchMode>("all", "best-effort", "force"),
		check: fc.boolean(),
		mortality,
		settle,
	});
	return step("batch", data, async (history, { settle, ...options }) => {
		history.send({ ...options, wallet: "key pair" });
		if (settle) await history.idle();
	});
}

/** Several sends of one account at the same time. */
function burstStep(operation: fc.Arbitrary<Operation>) {
	const data = fc.record({ client, account, operations: fc.array(operation, { minLength: 2, maxLength: 5 }), settle });
	return step("burst", data, async (history, { operations, settle, ...options }) => {
		for (const one of operations)
			history.send({ ...options, operations: [one], mode: null, check: true, mortality: 64, wallet: "key pair" });
		if (settle) await history.idle();
	});
}

function walletStep(operation: fc.Arbitrary<Operation>) {
	const wallet = fc.constantFrom<WalletKind>("signs", "rejects", "waits");
	const data = fc.record({ client, account, operation, wallet, settle });
	return step("wallet", data, async (history, { operation, settle, ...options }) => {
		history.send({ ...options, operations: [operation], mode: null, check: true, mortality: 64 });
		if (settle) await history.idle();
	});
}

const blocksStep = step(
	"blocks",
	fc.record({ count: fc.integer({ min: 1, max: 4 }), settle }),
	async (history, data) => {
		if (data.settle) return history.newBlocks(data.count);
		for (let i = 0; i < data.count; i++) await history.chain.newBlock();
	},
);

const CONTROL_STEPS = [
	step("answerWallets", fc.constant({}), async (history) => {
		for (const send of history.sends) {
			send.answer?.();
			send.answer = null;
		}
		await history.idle();
	}),
	step("abort", fc.record({ send: fc.nat({ max: 7 }) }), (history, { send }) => {
		history.sends.at(-1 - send)?.controller.abort();
	}),
	step("advance", fc.record({ hours: fc.integer({ min: 1, max: 200 }) }), async (history, { hours }) => {
		await history.chain.advance({ seconds: hours * 3600 });
		await history.idle();
	}),
	step("open", fc.constant({}), (history) => (history.clients.length < 4 ? history.open() : undefined)),
	step("close", fc.record({ client }), async (history, { client }) => {
		const open = history.client(client);
		if (open) await history.close(open.index);
	}),
	step("restart", fc.record({ client }), async (history, { client }) => {
		const open = history.client(client);
		if (open) await history.close(open.index);
		await history.open();
	}),
	...repeat(
		2,
		step(
			"watch",
			fc.record({ client, what: fc.constantFrom("head" as const, "pool" as const, "delegator" as const), of: account }),
			(history, { client, what, of }) => history.watch(client, what, of),
		),
	),
	step(
		"reorg",
		fc.record({
			depth: fc.integer({ min: 1, max: 4 }),
			transactions: fc.constantFrom("reapply" as const, "pool" as const, "drop" as const),
			settle,
		}),
		async (history, { depth, transactions, settle }) => {
			const { best, finalized } = history.chain;
			// No network reverts a final block.
			const deepest = Math.min(depth, best.number - finalized.number);
			if (deepest < 1 || history.settings.finalityLag === 0) return;
			await history.chain.reorg({ depth: deepest, transactions });
			if (settle) await history.idle();
		},
	),
	step(
		"otherProgram",
		fc.record({
			account,
			replaces: fc.boolean(),
			tip: fc.constantFrom(0, 1, 10 ** 9),
			call: fc.constantFrom("remark" as const, "transfer" as const),
		}),
		async (history, options) => {
			await history.within(sendFromOtherProgram(history, options));
		},
	),
];

/** One of the development chain's faults, by the name of its method, for a few messages. */
const faultStep = step(
	"fault",
	fc.oneof(
		...(
			[
				"dropMessages",
				"duplicateMessages",
				"reorderMessages",
				"truncateMessages",
				"cutConnections",
				"stallConnections",
				"limitRate",
				"answerNull",
				"lieAboutHeads",
				"lieAboutNonces",
				"failRequests",
			] as const
		).map((name) =>
			fc.record({
				name: fc.constant(name),
				times: fc.integer({ min: 1, max: 4 }),
				after: fc.nat({ max: 12 }),
			}),
		),
		fc.record({
			name: fc.constant("delayMessages" as const),
			times: fc.integer({ min: 1, max: 20 }),
			after: fc.nat(12),
		}),
	),
	(history, { name, ...options }) => {
		const { faults } = history.chain;
		if (name === "delayMessages") faults.delayMessages({ ...options, ms: 2 });
		else if (name === "lieAboutNonces") faults.lieAboutNonces({ ...options, by: options.after * 7 - 20 });
		else if (name === "lieAboutHeads") {
			const lie = HEAD_LIES[options.after % HEAD_LIES.length];
			if (lie === "stale") history.hasStaleHeads = true;
			faults.lieAboutHeads({ ...options, lie });
		} else faults[name](options);
	},
);

const HEAD_LIES = ["unknown", "future", "stale"] as const;

/** Faults of the next submissions: refused, lost, replaced, or unclear. */
const submissionFaultStep = step(
	"submissionFault",
	fc.oneof(
		fc.record({
			name: fc.constant("refuseTransactions" as const),
			code: fc.constantFrom(1001, 1002, 1010, 1011, 1012, 1014, 1016),
		}),
		fc.record({ name: fc.constant("loseTransactions" as const) }),
		fc.record({
			name: fc.constant("misreportTransactions" as const),
			status: fc.constantFrom("usurped", "invalid", "dropped"),
		}),
		fc.record({ name: fc.constant("replaceTransactions" as const) }),
		fc.record({
			name: fc.constant("failRequests" as const),
			executes: fc.boolean(),
			code: fc.constantFrom(-32603, -32005, -32000, 1013),
		}),
	) as fc.Arbitrary<SubmissionFault>,
	({ chain: { faults } }, { name, ...options }) => {
		const inject = faults[name] as (options: object) => unknown;
		inject.call(faults, { ...options, methods: "author_submit*", times: 1 });
	},
);

interface SubmissionFault {
	readonly name:
		| "refuseTransactions"
		| "loseTransactions"
		| "misreportTransactions"
		| "replaceTransactions"
		| "failRequests";
}

const OUTAGE_STEPS = [
	step("loseWatchers", fc.constant({}), ({ chain }) => void chain.faults.loseWatchers()),
	step("drop", fc.constant({}), async (history) => {
		history.chain.faults.dropConnections();
		await history.idle();
	}),
	step("pauseFinality", fc.record({ blocks: fc.integer({ min: 1, max: 12 }) }), ({ chain }, { blocks }) => {
		chain.faults.pauseFinality({ blocks });
	}),
	step("outage", fc.record({ blocks: fc.integer({ min: 1, max: 4 }) }), async (history, { blocks }) => {
		const { chain } = history;
		chain.faults.refuseConnections = true;
		chain.faults.dropConnections();
		for (let i = 0; i < blocks; i++) await chain.newBlock();
		chain.faults.refuseConnections = false;
		await history.idle();
	}),
	// A client that is closed by then, or signs for the old version, has to end truthfully as well.
	step("upgrade", fc.constant({}), async (history) => {
		await history.chain.upgrade();
		await history.idle();
	}),
	step("latency", fc.record({ ms: fc.constantFrom(0, 1, 3) }), ({ chain }, { ms }) => {
		chain.faults.latencyMs = ms;
	}),
];

/** A program that shares the account: it uses the node's count, or ignores the pool and replaces what waits there. */
async function sendFromOtherProgram(
	history: History,
	{
		account,
		replaces,
		tip,
		call,
	}: {
		readonly account: number;
		readonly replaces: boolean;
		readonly tip: number;
		readonly call: "remark" | "transfer";
	},
): Promise<void> {
	const { reader, chain } = history;
	const pair = history.pair(account);
	const nonce = await (replaces ? reader.nonceOf(pair.address) : reader.nextNonceOf(pair.address));
	// A node that lies about nonces.
	if (nonce > 10 ** 6) return;
	const calls = {
		remark: { pallet: "system", method: "remark", args: [`0x${nonce.toString(16).padStart(8, "0")}`] },
		transfer: { pallet: "balances", method: "transfer", args: [chain.accounts.dave.address, 10n ** 12n] },
	};
	await history.submitForeign(pair, calls[call], { nonce, tip });
}

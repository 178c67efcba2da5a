import type { Hex } from "../../../codec/hex.ts";
import { invalidArgument } from "../../../errors/invalid-argument.ts";
import { parseInteger, parseObject, parsePositive } from "../../validate.ts";
import type { BlockTreeEvent } from "../block-tree.ts";
import { type DevNode, parseRetracted, type RetractedTransactions } from "../node.ts";
import { RpcError, rpcErrors } from "../rpc-errors.ts";
import type { Timers } from "../timers.ts";
import type { NonceHolder, SubmissionFate } from "../transaction-pool.ts";
import { nextTurn } from "../turns.ts";
import { injectChaos } from "./chaos.ts";
import type { ChaosOptions } from "./chaos-options.ts";
import type { Fault, FaultHit, FaultOptions, MessageFaultOptions, MessageKind } from "./fault-options.ts";
import { FaultRule, type FaultTarget } from "./fault-rule.ts";
import type { Faults } from "./faults.ts";
import { type Answer, genesisLie, type HeadLie, headLie, type Lie, nonceLie } from "./lies.ts";
import { type LineClient, type MessageEffect, MessageLine, type MessageRule } from "./message-line.ts";
import { type PoolErrorCode, poolRefusal } from "./pool-refusals.ts";

/** The part of a connection that faults act on. */
interface FaultyConnection {
	readonly line: MessageLine;
	/** Closes the connection from the server's side. */
	drop(): void;
	/** Ends the subscriptions to `notification` without notice to the client; returns how many there were. */
	loseSubscriptions(notification: string): number;
}

/** The parts of the chain that faults act on. */
export interface FaultHost {
	readonly node: DevNode;
	readonly timers: Timers;
	/** Open connections. */
	connections(): readonly FaultyConnection[];
	/** Stops finality until the returned function is called. */
	pauseFinality(): () => void;
	/** Replacement of a transaction, `undefined` when the chain has no key for its signer. */
	replace(extrinsic: NonceHolder): Hex | undefined;
}

/** Replaces the node's response to a request. */
type Override = { readonly error: RpcError } | { readonly result: unknown };

/** Effect of a fault on the response to a request. */
type AnswerRule =
	| { readonly rule: FaultRule; readonly error: RpcError; readonly executes: boolean }
	| { readonly rule: FaultRule; readonly lie: Lie };

const ALL_METHODS = ["*"];
const ALL_KINDS: readonly MessageKind[] = ["request", "response", "notification"];
const SENT_KINDS: readonly MessageKind[] = ["response", "notification"];
const SUBMISSIONS = [
	"author_submitExtrinsic",
	"author_submitAndWatchExtrinsic",
	"transaction_v1_broadcast",
	"transactionWatch_v1_submitAndWatch",
];
/** Notifications about submitted extrinsics. */
const WATCHES = ["author_extrinsicUpdate", "transactionWatch_v1_watchEvent"];
const BLOCK_READS = ["chain_getHeader", "chain_getBlock", "chain_getBlockHash", "archive_v1_header", "archive_v1_body"];
const KEPT_HITS = 1000;
/** Method that new best blocks count as. */
const BLOCK = "block";

/** Passes messages between the node and its clients, with the faults that are injected. */
export class FaultInjector implements Faults {
	latencyMs = 0;
	stall = false;
	duplicate = false;
	readonly #host: FaultHost;
	readonly #acceptListeners = new Set<() => void>();
	readonly #overrides = new Map<string, Override[]>();
	readonly #rules = new Set<FaultRule>();
	readonly #messageRules = new Map<FaultRule, MessageRule>();
	readonly #answerRules = new Map<FaultRule, AnswerRule>();
	readonly #fates = new Map<FaultRule, SubmissionFate>();
	readonly #endings = new Map<FaultRule, () => void>();
	readonly #hits: FaultHit[] = [];
	#refuse = false;
	#reorder = false;

	/** @param host - the chain to inject faults into */
	constructor(host: FaultHost) {
		this.#host = host;
	}

	get reorder(): boolean {
		return this.#reorder;
	}

	set reorder(reorder: boolean) {
		this.#reorder = reorder;
		if (!reorder) this.#release();
	}

	get refuseConnections(): boolean {
		return this.#refuse;
	}

	set refuseConnections(refuse: boolean) {
		this.#refuse = refuse;
		if (refuse) return;
		const waiting = [...this.#acceptListeners];
		this.#acceptListeners.clear();
		for (const retry of waiting) retry();
	}

	get hits(): readonly FaultHit[] {
		return [...this.#hits];
	}

	/** Faults that affect messages. */
	get messageRules(): Iterable<MessageRule> {
		return this.#messageRules.values();
	}

	dropMessages(options: MessageFaultOptions = {}): Fault {
		return this.#addMessageRule("dropMessages", options, ALL_KINDS, { type: "drop" });
	}

	delayMessages(options: MessageFaultOptions & { readonly ms: number }): Fault {
		const ms = parsePositive("ms", parseOptions(options).ms);
		return this.#addMessageRule("delayMessages", options, SENT_KINDS, { type: "delay", ms });
	}

	duplicateMessages(options: MessageFaultOptions = {}): Fault {
		return this.#addMessageRule("duplicateMessages", options, ["notification"], { type: "duplicate" });
	}

	reorderMessages(options: MessageFaultOptions & { readonly by?: number | undefined } = {}): Fault {
		const by = parseInteger("by", parseOptions(options).by ?? 1, 1);
		return this.#addMessageRule("reorderMessages", options, ["notification"], { type: "reorder", by });
	}

	truncateMessages(options: MessageFaultOptions = {}): Fault {
		return this.#addMessageRule("truncateMessages", options, SENT_KINDS, { type: "truncate" });
	}

	cutConnections(options: MessageFaultOptions = {}): Fault {
		return this.#addMessageRule("cutConnections", options, SENT_KINDS, { type: "cut" });
	}

	stallConnections(options: MessageFaultOptions = {}): Fault {
		return this.#addMessageRule("stallConnections", options, ALL_KINDS, { type: "stall" });
	}

	dropConnections(): void {
		for (const connection of this.#host.connections()) connection.drop();
	}

	failRequests(
		options: FaultOptions & {
			readonly code?: number | undefined;
			readonly message?: string | undefined;
			readonly data?: string | undefined;
			readonly executes?: boolean | undefined;
		} = {},
	): Fault {
		const { code = -32603, message = "Internal error", data, executes = false } = parseOptions(options);
		const error = new RpcError(parseCode(code), parseMessage(message), data);
		return this.#addErrorRule("failRequests", options, ALL_METHODS, error, executes);
	}

	limitRate(options: FaultOptions = {}): Fault {
		return this.#addErrorRule("limitRate", options, ALL_METHODS, rpcErrors.rateLimited());
	}

	answerNull(options: FaultOptions = {}): Fault {
		return this.#addLie("answerNull", options, BLOCK_READS, { applies: () => true, falsify: () => null });
	}

	failNext(
		method: string,
		error: { code?: number | undefined; message: string; data?: string | undefined },
		times = 1,
	): void {
		const { code = -32603, message, data } = parseObject("error", error);
		const override = { error: new RpcError(parseCode(code), parseMessage(message), data) };
		parseInteger("times", times, 1);
		for (let i = 0; i < times; i++) this.#addOverride(method, override);
	}

	answerNext(method: string, result: unknown): void {
		this.#addOverride(method, { result });
	}

	refuseTransactions(
		options: FaultOptions & { readonly code?: PoolErrorCode | undefined; readonly reason?: string | undefined } = {},
	): Fault {
		const error = poolRefusal(parseOptions(options).code ?? 1010, options.reason);
		return this.#addErrorRule("refuseTransactions", options, SUBMISSIONS, error);
	}

	loseTransactions(options: FaultOptions = {}): Fault {
		return this.#addFate("loseTransactions", options, { type: "lose" });
	}

	misreportTransactions(
		options: FaultOptions & { readonly status?: "usurped" | "invalid" | "dropped" | undefined } = {},
	): Fault {
		const { status = "usurped" } = parseOptions(options);
		if (!["usurped", "invalid", "dropped"].includes(status)) {
			throw invalidArgument("status", status, '"usurped", "invalid" or "dropped"');
		}
		return this.#addFate("misreportTransactions", options, { type: "misreport", status });
	}

	replaceTransactions(options: FaultOptions = {}): Fault {
		return this.#addFate("replaceTransactions", options, {
			type: "replace",
			by: (extrinsic) => this.#host.replace(extrinsic),
		});
	}

	loseWatchers(): number {
		const ended = this.#host
			.connections()
			.flatMap((connection) => WATCHES.map((notification) => connection.loseSubscriptions(notification)));
		return ended.reduce((sum, count) => sum + count, 0);
	}

	lieAboutHeads(options: FaultOptions & { readonly lie?: HeadLie | undefined } = {}): Fault {
		const lie = headLie(parseOptions(options).lie ?? "unknown");
		return this.#addLie("lieAboutHeads", options, lie.methods, lie);
	}

	lieAboutGenesis(options: FaultOptions = {}): Fault {
		return this.#addLie("lieAboutGenesis", options, genesisLie.methods, genesisLie);
	}

	lieAboutNonces(options: FaultOptions & { readonly by?: number | undefined } = {}): Fault {
		const lie = nonceLie(parseInteger("by", parseOptions(options).by ?? 1, -(2 ** 32), 2 ** 32));
		return this.#addLie("lieAboutNonces", options, lie.methods, lie);
	}

	pauseFinality(options: { readonly blocks?: number | undefined } = {}): Fault {
		const { blocks } = parseOptions(options);
		const times = blocks === undefined ? undefined : parseInteger("blocks", blocks, 1);
		const rule = this.#addRule("pauseFinality", { times }, [BLOCK]);
		const resume = this.#host.pauseFinality();
		const stop = this.#host.node.blockTree.on((event) => {
			if (event.type === "best" && rule.strikes(BLOCK) && !rule.isActive) rule.end();
		});
		this.#endings.set(rule, () => {
			stop();
			resume();
		});
		return rule;
	}

	reorganize(
		options: FaultOptions & {
			readonly depth?: number | undefined;
			readonly transactions?: RetractedTransactions | undefined;
		} = {},
	): Fault {
		const { transactions = "reapply" } = parseOptions(options);
		const depth = parseInteger("depth", options.depth ?? 1, 1);
		parseRetracted(transactions);
		const rule = this.#addRule("reorganize", options, [BLOCK]);
		const { node } = this.#host;
		let busy = false;
		const reorganize = (): void => {
			const { best, floor } = node.blockTree;
			const possible = Math.min(depth, best.header.number - floor);
			if (rule.isEnded || possible < 1) return;
			busy = true;
			try {
				node.reorg(possible, transactions);
			} finally {
				busy = false;
			}
		};
		const follow = (event: BlockTreeEvent): void => {
			// Not in the call stack of the block that is being imported.
			if (event.type === "best" && !busy && rule.strikes(BLOCK)) nextTurn(reorganize);
		};
		this.#endings.set(rule, node.blockTree.on(follow));
		return rule;
	}

	chaos(options: ChaosOptions): Fault {
		const faults = injectChaos(this, options);
		return {
			name: "chaos",
			seed: options.seed,
			get hits() {
				return faults.reduce((sum, { hits }) => sum + hits, 0);
			},
			get isActive() {
				return faults.some(({ isActive }) => isActive);
			},
			end() {
				for (const fault of faults) fault.end();
			},
		};
	}

	describe(): string {
		if (this.#hits.length === 0) return "no message was affected by a fault";
		return this.#hits.map(({ fault, seed, method, index }) => `${fault}(seed ${seed}) ${method} #${index}`).join(", ");
	}

	clear(): void {
		this.latencyMs = 0;
		this.stall = false;
		this.duplicate = false;
		this.#overrides.clear();
		for (const rule of [...this.#rules]) rule.end();
		this.reorder = false;
		this.refuseConnections = false;
	}

	reset(): void {
		this.clear();
	}

	/** Ends everything without effect on clients that are gone. */
	close(): void {
		for (const rule of [...this.#rules]) rule.end();
	}

	/** The line of a new connection. */
	createLine(client: LineClient): MessageLine {
		return new MessageLine(this, client, this.#host.timers);
	}

	/** Calls `retry` once connections are accepted again; returns a function that cancels it. */
	onAccepting(retry: () => void): () => void {
		this.#acceptListeners.add(retry);
		return () => this.#acceptListeners.delete(retry);
	}

	/** Decides what becomes of a submitted transaction; `undefined` for one that no fault affects. */
	takeFate(method: string, client: FaultTarget): SubmissionFate | undefined {
		if (!SUBMISSIONS.includes(method)) return undefined;
		for (const [rule, fate] of this.#fates) if (rule.strikes(method, client)) return fate;
		return undefined;
	}

	/** Runs a request and returns its result, or the one that a fault puts in its place. */
	answer(method: string, params: readonly unknown[], client: FaultTarget, execute: () => unknown): unknown {
		const override = this.#overrides.get(method)?.shift();
		if (override !== undefined) {
			if ("error" in override) throw override.error;
			return override.result;
		}
		const lies: Lie[] = [];
		for (const answer of this.#answerRules.values()) {
			const { rule } = answer;
			if ("lie" in answer) {
				if (answer.lie.applies({ method, params }) && rule.strikes(method, client)) lies.push(answer.lie);
				continue;
			}
			if (!rule.strikes(method, client)) continue;
			const { code, message, data } = answer.error;
			if (answer.executes) attempt(execute);
			const source = rule.describe(method);
			throw new RpcError(code, message, data === undefined ? source : `${data} (${source})`);
		}
		return this.#falsify(lies, { method, params, result: execute() });
	}

	/** Content of a notification, or the one that a fault puts in its place. */
	notification(method: string, result: unknown, client: FaultTarget): unknown {
		const lies: Lie[] = [];
		for (const answer of this.#answerRules.values()) {
			if (!("lie" in answer) || !answer.lie.applies({ method, params: [] })) continue;
			if (answer.rule.strikes(method, client)) lies.push(answer.lie);
		}
		return this.#falsify(lies, { method, params: [], result });
	}

	#falsify(lies: readonly Lie[], answer: Omit<Answer, "node">): unknown {
		const { node } = this.#host;
		return lies.reduce<unknown>((result, lie) => lie.falsify({ ...answer, result, node }), answer.result);
	}

	#addMessageRule(
		name: string,
		options: MessageFaultOptions,
		defaultKinds: readonly MessageKind[],
		effect: MessageEffect,
	): Fault {
		const kinds = [parseOptions(options).kind ?? defaultKinds].flat();
		if (kinds.length === 0 || !kinds.every((kind) => ALL_KINDS.includes(kind))) {
			throw invalidArgument("kind", options.kind, '"request", "response", "notification", or a list of them');
		}
		const rule = this.#addRule(name, options, ALL_METHODS);
		this.#messageRules.set(rule, { rule, kinds: new Set(kinds), effect });
		return rule;
	}

	#addErrorRule(name: string, options: FaultOptions, methods: readonly string[], error: RpcError, executes = false) {
		const rule = this.#addRule(name, options, methods);
		this.#answerRules.set(rule, { rule, error, executes });
		return rule;
	}

	#addLie(name: string, options: FaultOptions, methods: readonly string[], lie: Lie): Fault {
		const rule = this.#addRule(name, options, methods);
		this.#answerRules.set(rule, { rule, lie });
		return rule;
	}

	#addFate(name: string, options: FaultOptions, fate: SubmissionFate): Fault {
		const rule = this.#addRule(name, options, SUBMISSIONS);
		this.#fates.set(rule, fate);
		return rule;
	}

	#addRule(name: string, options: FaultOptions, methods: readonly string[]): FaultRule {
		const rule: FaultRule = new FaultRule(name, options, methods, {
			hit: (hit) => this.#record(hit),
			ended: () => this.#remove(rule),
		});
		this.#rules.add(rule);
		return rule;
	}

	#record(hit: FaultHit): void {
		this.#hits.push(Object.freeze(hit));
		if (this.#hits.length > KEPT_HITS) this.#hits.shift();
	}

	#remove(rule: FaultRule): void {
		this.#rules.delete(rule);
		this.#messageRules.delete(rule);
		this.#answerRules.delete(rule);
		this.#fates.delete(rule);
		this.#endings.get(rule)?.();
		this.#endings.delete(rule);
		this.#release();
	}

	#release(): void {
		for (const { line } of this.#host.connections()) line.release();
	}

	#addOverride(method: string, override: Override): void {
		if (typeof method !== "string") throw invalidArgument("method", method, "a JSON-RPC method");
		this.#overrides.set(method, [...(this.#overrides.get(method) ?? []), override]);
	}
}

const parseOptions = <T extends object>(options: T): T => parseObject("options", options);

const parseCode = (code: number): number => parseInteger("code", code, -(2 ** 31), 2 ** 31);

function parseMessage(message: string): string {
	if (typeof message === "string") return message;
	throw invalidArgument("message", message, "a text");
}

function attempt(body: () => unknown): void {
	try {
		body();
	} catch {
		// The client gets the error of the fault.
	}
}

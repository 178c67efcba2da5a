import { invalidArgument } from "../../../errors/invalid-argument.ts";
import { parseInteger, parseObject, parsePositive } from "../../validate.ts";
import type { RetractedTransactions } from "../node.ts";
import { rpcErrors } from "../rpc-errors.ts";
import type { SubmissionFate } from "../submission-fate.ts";
import { pauseFinality, reorganize } from "./block-faults.ts";
import { injectChaos } from "./chaos.ts";
import type { ChaosOptions } from "./chaos-options.ts";
import { ConnectionGate } from "./connection-gate.ts";
import type { FaultHost } from "./fault-host.ts";
import type { Fault, FaultHit, FaultOptions, MessageFaultOptions, MessageKind } from "./fault-options.ts";
import type { FaultTarget } from "./fault-rule.ts";
import { FaultRules, RuleEffects } from "./fault-rules.ts";
import type { Faults } from "./faults.ts";
import { genesisLie, type HeadLie, headLie, nonceLie } from "./lies.ts";
import { type LineClient, type MessageEffect, MessageLine, type MessageRule } from "./message-line.ts";
import { parseOptions, parseRpcError } from "./parse-options.ts";
import { type PoolErrorCode, poolRefusal } from "./pool-refusals.ts";
import { ResponseFaults } from "./response-faults.ts";

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

/** Passes messages between the node and its clients, with the faults that are injected. */
export class FaultInjector implements Faults {
	latencyMs = 0;
	stall = false;
	duplicate = false;
	readonly #host: FaultHost;
	readonly #gate = new ConnectionGate();
	readonly #rules = new FaultRules(() => this.#release());
	readonly #responses: ResponseFaults;
	readonly #messageEffects = new RuleEffects<MessageRule>();
	readonly #fates = new RuleEffects<SubmissionFate>();
	#reorder = false;

	/** @param host - the chain to inject faults into */
	constructor(host: FaultHost) {
		this.#host = host;
		this.#responses = new ResponseFaults(host.node, this.#rules);
	}

	get reorder(): boolean {
		return this.#reorder;
	}

	set reorder(reorder: boolean) {
		this.#reorder = reorder;
		if (!reorder) this.#release();
	}

	get refuseConnections(): boolean {
		return this.#gate.refuses;
	}

	set refuseConnections(refuse: boolean) {
		this.#gate.refuses = refuse;
	}

	get hits(): readonly FaultHit[] {
		return this.#rules.hits;
	}

	/** Faults that affect messages. */
	get messageRules(): Iterable<MessageRule> {
		return this.#messageEffects.values();
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
		const error = parseRpcError(code, message, data);
		return this.#responses.addError("failRequests", options, ALL_METHODS, error, executes);
	}

	limitRate(options: FaultOptions = {}): Fault {
		return this.#responses.addError("limitRate", options, ALL_METHODS, rpcErrors.rateLimited());
	}

	answerNull(options: FaultOptions = {}): Fault {
		return this.#responses.addLie("answerNull", options, BLOCK_READS, { applies: () => true, falsify: () => null });
	}

	failNext(
		method: string,
		error: { code?: number | undefined; message: string; data?: string | undefined },
		times = 1,
	): void {
		const { code = -32603, message, data } = parseObject("error", error);
		const override = { error: parseRpcError(code, message, data) };
		parseInteger("times", times, 1);
		for (let i = 0; i < times; i++) this.#responses.addOverride(method, override);
	}

	answerNext(method: string, result: unknown): void {
		this.#responses.addOverride(method, { result });
	}

	refuseTransactions(
		options: FaultOptions & { readonly code?: PoolErrorCode | undefined; readonly reason?: string | undefined } = {},
	): Fault {
		const error = poolRefusal(parseOptions(options).code ?? 1010, options.reason);
		return this.#responses.addError("refuseTransactions", options, SUBMISSIONS, error);
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
		return this.#responses.addLie("lieAboutHeads", options, lie.methods, lie);
	}

	lieAboutGenesis(options: FaultOptions = {}): Fault {
		return this.#responses.addLie("lieAboutGenesis", options, genesisLie.methods, genesisLie);
	}

	lieAboutNonces(options: FaultOptions & { readonly by?: number | undefined } = {}): Fault {
		const lie = nonceLie(parseInteger("by", parseOptions(options).by ?? 1, -(2 ** 32), 2 ** 32));
		return this.#responses.addLie("lieAboutNonces", options, lie.methods, lie);
	}

	pauseFinality(options: { readonly blocks?: number | undefined } = {}): Fault {
		return pauseFinality(this.#rules, this.#host.node, () => this.#host.pauseFinality(), options);
	}

	reorganize(
		options: FaultOptions & {
			readonly depth?: number | undefined;
			readonly transactions?: RetractedTransactions | undefined;
		} = {},
	): Fault {
		return reorganize(this.#rules, this.#host.node, options);
	}

	chaos(options: ChaosOptions): Fault {
		return injectChaos(this, options);
	}

	describe(): string {
		return this.#rules.describe();
	}

	clear(): void {
		this.latencyMs = 0;
		this.stall = false;
		this.duplicate = false;
		this.#responses.clearOverrides();
		this.#rules.endAll();
		this.reorder = false;
		this.refuseConnections = false;
	}

	reset(): void {
		this.clear();
	}

	/** Ends everything without effect on clients that are gone. */
	close(): void {
		this.#rules.endAll();
	}

	/** The line of a new connection. */
	createLine(client: LineClient): MessageLine {
		return new MessageLine(this, client, this.#host.timers);
	}

	/** Calls `retry` once connections are accepted again; returns a function that cancels it. */
	onAccepting(retry: () => void): () => void {
		return this.#gate.onAccepting(retry);
	}

	/** Decides what becomes of a submitted transaction; `undefined` for one that no fault affects. */
	takeFate(method: string, client: FaultTarget): SubmissionFate | undefined {
		if (!SUBMISSIONS.includes(method)) return undefined;
		for (const [rule, fate] of this.#fates) if (rule.strikes(method, client)) return fate;
		return undefined;
	}

	/** See {@link ResponseFaults.answer}. */
	answer(method: string, params: readonly unknown[], client: FaultTarget, execute: () => unknown): () => unknown {
		return this.#responses.answer(method, params, client, execute);
	}

	/** Content of a notification, or the one that a fault puts in its place. */
	notification(method: string, result: unknown, client: FaultTarget): unknown {
		return this.#responses.notification(method, result, client);
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
		return this.#rules.add(name, options, ALL_METHODS, (rule) =>
			this.#messageEffects.start(rule, { rule, kinds: new Set(kinds), effect }),
		);
	}

	#addFate(name: string, options: FaultOptions, fate: SubmissionFate): Fault {
		return this.#rules.add(name, options, SUBMISSIONS, (rule) => this.#fates.start(rule, fate));
	}

	#release(): void {
		for (const { line } of this.#host.connections()) line.release();
	}
}

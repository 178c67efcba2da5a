import type { Timers } from "../timers.ts";
import type { MessageKind } from "./fault-options.ts";
import type { FaultRule, FaultTarget } from "./fault-rule.ts";

/** Effect of a fault on a message. */
export type MessageEffect =
	| { readonly type: "drop" | "duplicate" | "truncate" | "cut" | "stall" }
	| { readonly type: "delay"; readonly ms: number }
	/** The message arrives after the next `by` messages. */
	| { readonly type: "reorder"; readonly by: number };

/** A fault that affects messages. */
export interface MessageRule {
	readonly rule: FaultRule;
	readonly kinds: ReadonlySet<MessageKind>;
	readonly effect: MessageEffect;
}

/** A message on its way. */
export interface Message {
	readonly kind: MessageKind;
	/** Methods of the requests; several in a batch. */
	readonly methods: readonly string[];
	readonly text: string;
}

/** The faults that apply to all lines. */
export interface LineFaults {
	readonly messageRules: Iterable<MessageRule>;
	readonly latencyMs: number;
	readonly duplicate: boolean;
	readonly reorder: boolean;
	readonly stall: boolean;
}

/** The connection that a line belongs to. */
export interface LineClient extends FaultTarget {
	/** Sends the start of a message and closes the connection. */
	cut(text: string): void;
}

interface Held {
	readonly rule: FaultRule | undefined;
	/** Number of messages that have to be delivered first. */
	remaining: number;
	readonly send: () => void;
}

/** The line between the node and one client. Delivers messages in order, apart from faults. */
export class MessageLine {
	readonly #faults: LineFaults;
	readonly #client: LineClient;
	readonly #timers: Timers;
	readonly #stops = new Set<() => void>();
	#held: Held[] = [];
	#stalledBy: FaultRule | undefined;
	#open = true;

	/**
	 * @param faults - faults of all lines
	 * @param client - the connection
	 * @param timers - runs the timers of delayed messages
	 */
	constructor(faults: LineFaults, client: LineClient, timers: Timers) {
		this.#faults = faults;
		this.#client = client;
		this.#timers = timers;
	}

	/** Calls `deliver` with the text of the message: once, unless a fault affects it. */
	pass({ kind, methods, text }: Message, deliver: (text: string) => void): void {
		if (!this.#open) return;
		if (this.#stalledBy !== undefined && !this.#stalledBy.isEnded) return;
		if (kind === "notification" && this.#faults.stall) return;
		let copies = kind === "notification" && this.#faults.duplicate ? 2 : 1;
		let delayMs = kind === "request" ? 0 : this.#faults.latencyMs;
		let held =
			kind === "notification" && this.#faults.reorder ? { by: 1, rule: undefined as FaultRule | undefined } : null;
		let content = text;
		for (const { rule, kinds, effect } of this.#faults.messageRules) {
			if (!kinds.has(kind)) continue;
			// Every method of a batch counts, also after the first hit.
			const hits = methods.filter((method) => rule.strikes(method, this.#client));
			if (hits.length === 0) continue;
			switch (effect.type) {
				case "drop":
					return;
				case "stall":
					this.#stalledBy = rule;
					return;
				case "cut":
					this.#client.cut(kind === "request" ? "" : text);
					return;
				case "truncate":
					content = text.slice(0, Math.floor(text.length / 2));
					break;
				case "duplicate":
					copies++;
					break;
				case "delay":
					delayMs += effect.ms;
					break;
				case "reorder":
					held = { by: effect.by, rule };
			}
		}
		const send = (): void => {
			for (let i = 0; i < copies && this.#open; i++) deliver(content);
		};
		if (held !== null && this.#held.length === 0) {
			this.#held.push({ rule: held.rule, remaining: held.by, send });
			return;
		}
		if (delayMs > 0) this.#sendAfter(delayMs, send);
		else send();
		this.#countDelivery();
	}

	/** Delivers messages that are held by faults that have ended. */
	release(): void {
		const due = this.#held.filter(({ rule }) => (rule === undefined ? !this.#faults.reorder : rule.isEnded));
		this.#held = this.#held.filter((held) => !due.includes(held));
		for (const { send } of due) send();
	}

	/** Discards all messages that are on their way. */
	close(): void {
		this.#open = false;
		for (const stop of [...this.#stops]) stop();
		this.#stops.clear();
		this.#held = [];
	}

	#countDelivery(): void {
		for (const held of this.#held) held.remaining--;
		const due = this.#held.filter(({ remaining }) => remaining <= 0);
		this.#held = this.#held.filter(({ remaining }) => remaining > 0);
		for (const { send } of due) send();
	}

	#sendAfter(ms: number, send: () => void): void {
		const stop = this.#timers.after(ms, () => {
			this.#stops.delete(stop);
			send();
		});
		this.#stops.add(stop);
	}
}

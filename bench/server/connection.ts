import type { Hex } from "../../src/codec/hex.ts";
import { Link } from "./link.ts";
import { changes, METHODS, Refusal, SUBSCRIPTIONS, type World } from "./methods.ts";
import type { Traffic } from "./traffic.ts";

interface Request {
	readonly id: unknown;
	readonly method: string;
	readonly params?: readonly unknown[];
}

interface Subscription {
	readonly start: string;
	/** Keys of a storage subscription. */
	readonly keys: readonly Hex[];
}

const ENDS = new Set(Object.values(SUBSCRIPTIONS).map(({ end }) => end));

/** One client: its requests, subscriptions and link. */
export class Connection {
	readonly link = new Link();
	readonly #world: World;
	readonly #traffic: Traffic;
	readonly #send: (text: string) => void;
	readonly #subscriptions = new Map<string, Subscription>();
	#ids = 0;

	/**
	 * @param world - the state to serve
	 * @param traffic - counters to update
	 * @param send - sends a message to the client
	 */
	constructor(world: World, traffic: Traffic, send: (text: string) => void) {
		this.#world = world;
		this.#traffic = traffic;
		this.#send = send;
	}

	/** Handles a message of the client. */
	receive(text: string): void {
		this.#traffic.received(text.length);
		this.link.up(text.length, () => {
			const message = JSON.parse(text) as Request | Request[];
			for (const request of Array.isArray(message) ? message : [message]) this.#answer(request);
		});
	}

	/** Notifies subscribers of a new block that changed the values of `changed`. */
	announce(changed: ReadonlySet<Hex>): void {
		for (const [id, { start, keys }] of this.#subscriptions) {
			if (start.startsWith("chain_")) this.#notify(start, id, this.#world.blocks.json());
			const mine = keys.filter((key) => changed.has(key));
			if (mine.length > 0) this.#notify(start, id, changes(this.#world, mine));
		}
	}

	#answer({ id, method, params = [] }: Request): void {
		const answered = this.#traffic.requested(method);
		const answer = (result: string) => this.#out(`{"jsonrpc":"2.0","id":${JSON.stringify(id)},${result}}`, answered);
		try {
			if (method in SUBSCRIPTIONS) {
				const subscription = this.#subscribe(method, params);
				answer(`"result":"${subscription}"`);
				this.#notify(method, subscription, this.#first(method, params));
			} else if (ENDS.has(method)) answer(`"result":${this.#subscriptions.delete(String(params[0]))}`);
			else {
				const known = METHODS[method];
				if (known === undefined) throw new Refusal(-32601, "Method not found");
				answer(`"result":${known(this.#world, params)}`);
			}
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			answer(`"error":${JSON.stringify({ code: error.code, message: error.message })}`);
		}
	}

	#subscribe(start: string, params: readonly unknown[]): string {
		const id = `s${++this.#ids}`;
		this.#subscriptions.set(id, { start, keys: start === "state_subscribeStorage" ? (params[0] as Hex[]) : [] });
		return id;
	}

	/** The first notification of a subscription. */
	#first(start: string, params: readonly unknown[]): string {
		if (start === "state_subscribeStorage") return changes(this.#world, params[0] as Hex[]);
		if (start === "state_subscribeRuntimeVersion") return JSON.stringify(this.#world.runtime.version);
		return this.#world.blocks.json();
	}

	#notify(start: string, subscription: string, result: string): void {
		const method = SUBSCRIPTIONS[start]?.message;
		this.#out(`{"jsonrpc":"2.0","method":"${method}","params":{"subscription":"${subscription}","result":${result}}}`);
	}

	#out(text: string, then: () => void = () => {}): void {
		this.#traffic.sent(text.length);
		this.link.down(text.length, () => {
			this.#send(text);
			then();
		});
	}
}

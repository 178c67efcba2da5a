import type { FaultInjector } from "../fault-injector.ts";
import type { DevNode } from "../node.ts";
import { RpcError } from "../rpc-errors.ts";
import { RpcConnection } from "./connection.ts";
import type { Method, MethodCall } from "./method-call.ts";
import { allMethods } from "./methods.ts";
import type { Identity } from "./system.ts";

/** The node's JSON-RPC, for any number of connections of any kind. */
export class RpcServer {
	readonly network: FaultInjector;
	/** Requests that came, by method. */
	readonly requests: Record<string, number> = {};
	readonly #node: DevNode;
	readonly #methods: ReadonlyMap<string, Method>;
	readonly #sessions = new Set<RpcConnection>();
	#ids = 0;
	#closed = false;

	/**
	 * @param node - whom it speaks for
	 * @param identity - what `system_*` answers
	 * @param network - what goes wrong on the way
	 * @param more - methods beside the node's own
	 */
	constructor(node: DevNode, identity: Identity, network: FaultInjector, more: Record<string, Method> = {}) {
		this.#node = node;
		this.#methods = allMethods(identity, more);
		this.network = network;
	}

	/** Open connections. */
	get connections(): number {
		return this.#sessions.size;
	}

	/** Open subscriptions of all connections. */
	get subscriptions(): number {
		let count = 0;
		for (const session of this.#sessions) count += session.subscriptions;
		return count;
	}

	/** The connections, for a fault to choose from. */
	get sessions(): readonly RpcConnection[] {
		return [...this.#sessions];
	}

	/** Whether it takes no connection any more. */
	get closed(): boolean {
		return this.#closed;
	}

	/** Ends every connection, for good. */
	close(): void {
		this.#closed = true;
		for (const session of this.sessions) session.cut();
	}

	/** Open connections that go over a socket. */
	get remotes(): number {
		return this.sessions.filter((session) => session.remote).length;
	}

	/** Opens a connection; `remote` when it goes over a socket. */
	connect(send: (text: string) => void, cut: () => void, remote: boolean): RpcConnection {
		const session = new RpcConnection(this, send, cut, remote);
		this.#sessions.add(session);
		return session;
	}

	/** The connection is no more. */
	disconnect(session: RpcConnection): void {
		session.close();
		this.#sessions.delete(session);
	}

	/** Counts a request; `false` when it is not to be answered. */
	admit(method: string): boolean {
		this.requests[method] = (this.requests[method] ?? 0) + 1;
		return !this.network.stall;
	}

	/** Answers a request. */
	run(method: string, call: (node: DevNode) => MethodCall): unknown {
		const instead = this.network.take(method);
		if (instead !== undefined) {
			if ("error" in instead) throw instead.error;
			return instead.result;
		}
		const found = this.#methods.get(method);
		if (found === undefined) throw new RpcError(-32601, "Method not found");
		return found(call(this.#node));
	}

	/** An id no other subscription has. */
	nextId(): string {
		return `sub${++this.#ids}`;
	}
}

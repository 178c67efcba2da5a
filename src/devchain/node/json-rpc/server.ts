import type { FaultInjector } from "../faults/fault-injector.ts";
import type { DevNode } from "../node.ts";
import { RpcError } from "../rpc-errors.ts";
import { type RpcClient, RpcConnection } from "./connection.ts";
import { type Method, MethodCall } from "./method-call.ts";
import { allMethods } from "./methods.ts";
import { positionalParams } from "./parameter-names.ts";
import type { NodeIdentity } from "./system.ts";

/** The node's JSON-RPC server, for any number of connections of any transport. */
export class RpcServer {
	/** Faults of the network between node and clients. */
	readonly faults: FaultInjector;
	/** Number of requests received, by method. */
	readonly requests: Record<string, number> = {};
	readonly #node: DevNode;
	readonly #methods: ReadonlyMap<string, Method>;
	readonly #connections = new Set<RpcConnection>();
	#nextSubscriptionId = 1;
	#closed = false;

	/**
	 * @param node - the node to serve
	 * @param identity - results of `system_*`
	 * @param faults - network faults
	 * @param extraMethods - methods that need more than the node
	 */
	constructor(node: DevNode, identity: NodeIdentity, faults: FaultInjector, extraMethods: Record<string, Method> = {}) {
		this.#node = node;
		this.#methods = allMethods(identity, extraMethods);
		this.faults = faults;
	}

	/** Open connections. */
	get connections(): readonly RpcConnection[] {
		return [...this.#connections];
	}

	/** Number of open connections over a socket. */
	get socketCount(): number {
		return this.connections.filter(({ port }) => port !== "in-process").length;
	}

	/** Number of open subscriptions of all connections. */
	get subscriptionCount(): number {
		return this.connections.reduce((sum, { subscriptionCount }) => sum + subscriptionCount, 0);
	}

	/** Whether the server no longer accepts connections. */
	get closed(): boolean {
		return this.#closed;
	}

	/** Drops every connection and accepts no more. */
	close(): void {
		this.#closed = true;
		for (const connection of this.connections) connection.drop();
	}

	/**
	 * Opens a connection.
	 *
	 * @param client - the client's end
	 */
	connect(client: RpcClient): RpcConnection {
		const connection = new RpcConnection(this, client);
		this.#connections.add(connection);
		return connection;
	}

	/** Forgets a connection that is closed. */
	disconnect(connection: RpcConnection): void {
		connection.close();
		this.#connections.delete(connection);
	}

	/** Calls `done` once every client has had `count` round trips. */
	afterRoundTrips(count: number, done: () => void): void {
		const { connections } = this;
		let remaining = connections.length;
		if (remaining === 0) done();
		for (const connection of connections) {
			connection.afterRoundTrips(count, () => {
				if (--remaining === 0) done();
			});
		}
	}

	/** Counts a request; returns `false` when it gets no response. */
	admit(method: string): boolean {
		this.requests[method] = (this.requests[method] ?? 0) + 1;
		return !this.faults.stall;
	}

	/**
	 * Prepares a method for a connection.
	 *
	 * @returns runs it and returns its result; may be called again when it throws {@link StorageMissing}
	 */
	prepare(method: string, params: unknown, connection: RpcConnection): () => unknown {
		const list = positionalParams(method, params);
		let call: MethodCall | undefined;
		return this.faults.answer(method, list, connection, () => {
			const body = connection.allows(method) ? this.#methods.get(method) : undefined;
			if (body === undefined) throw new RpcError(-32601, "Method not found");
			call ??= new MethodCall(this.#node, connection, list, this.faults.takeFate(method, connection));
			call.restart();
			return body(call);
		});
	}

	/** Returns a subscription id that is unique on this server. */
	nextSubscriptionId(): string {
		return `sub${this.#nextSubscriptionId++}`;
	}
}

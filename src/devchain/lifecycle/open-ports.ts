import type { RpcServer } from "../node/json-rpc/server.ts";
import { chainClosed, type Listening, listen } from "../node/listen.ts";
import type { ListenOptions } from "../node/port/access.ts";

/** The ports that a chain listens on. */
export class OpenPorts {
	readonly #server: RpcServer;
	readonly #ports = new Set<Listening>();

	/** @param server - serves the clients */
	constructor(server: RpcServer) {
		this.#server = server;
	}

	/** Number of open ports. */
	get count(): number {
		return this.#ports.size;
	}

	/** Opens a port. Throws `CLOSED` if the chain was closed meanwhile. */
	async open(port: number, host: string, options: ListenOptions): Promise<Listening> {
		const listening = await listen(this.#server, port, host, options);
		if (this.#server.closed) {
			await listening.close();
			throw chainClosed();
		}
		const opened: Listening = {
			...listening,
			close: async () => {
				this.#ports.delete(opened);
				await listening.close();
			},
		};
		this.#ports.add(opened);
		return opened;
	}

	/** Closes all ports. */
	async close(): Promise<void> {
		await Promise.all([...this.#ports].map((port) => port.close()));
	}
}

import { once } from "node:events";
import { WebSocket } from "ws";

const TIMEOUT_MS = 120_000;

/** Parameters or result of a command, or parameters of an event. */
export type Fields = Readonly<Record<string, unknown>>;

interface Message {
	readonly id?: number;
	readonly method?: string;
	readonly params?: Fields;
	readonly result?: Fields;
	readonly error?: { readonly message: string };
}

/** The DevTools protocol of a browser with one page. */
export class DevTools {
	readonly #socket: WebSocket;
	readonly #waiting = new Map<number, (message: Message) => void>();
	readonly #listeners: { readonly event: string; readonly listener: (params: Fields) => void }[] = [];
	#lastId = 0;

	constructor(socket: WebSocket) {
		this.#socket = socket;
		socket.on("message", (data) => this.#receive(JSON.parse(String(data))));
	}

	static async connect(url: string): Promise<DevTools> {
		const socket = new WebSocket(url);
		await once(socket, "open");
		return new DevTools(socket);
	}

	/**
	 * Sends a command.
	 *
	 * @param sessionId - of the page; `undefined`: the browser
	 */
	send(method: string, params: Fields = {}, sessionId?: string): Promise<Fields> {
		const id = ++this.#lastId;
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => reject(new Error(`The browser does not answer ${method}`)), TIMEOUT_MS);
			this.#waiting.set(id, ({ result = {}, error }) => {
				clearTimeout(timer);
				if (error) reject(new Error(`${method}: ${error.message}`));
				else resolve(result);
			});
			this.#socket.send(JSON.stringify({ id, method, params, sessionId }));
		});
	}

	/** Calls `listener` for every event of a kind. */
	on(event: string, listener: (params: Fields) => void): void {
		this.#listeners.push({ event, listener });
	}

	#receive(message: Message): void {
		if (message.id !== undefined) {
			this.#waiting.get(message.id)?.(message);
			this.#waiting.delete(message.id);
		}
		for (const { event, listener } of this.#listeners) if (event === message.method) listener(message.params ?? {});
	}
}

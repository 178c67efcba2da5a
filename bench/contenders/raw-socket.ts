import { WebSocket } from "ws";

declare global {
	/** Node has had these for as long as there are buffers; they are what `toString` calls in the end. */
	interface Buffer {
		latin1Slice(start: number, end: number): string;
		hexSlice(start: number, end: number): string;
	}
}

/** Where an answer's result starts in its message. */
export interface RawAnswer {
	readonly message: Buffer;
	readonly start: number;
}

const ID_AT = '{"jsonrpc":"2.0","id":'.length;
const RESULT = '"result":'.length;
const COMMA = 44;

/** JSON-RPC with as little work as there can be: messages are not parsed, only their ids are read. */
export class RawSocket {
	readonly #socket: WebSocket;
	readonly #waiting = new Map<number, (answer: RawAnswer) => void>();
	#ids = 0;

	private constructor(socket: WebSocket) {
		this.#socket = socket;
		socket.on("message", (message: Buffer) => this.#receive(message));
	}

	/** Resolves when the socket is open. */
	static open(url: string): Promise<RawSocket> {
		const socket = new WebSocket(url, { perMessageDeflate: false, skipUTF8Validation: true, maxPayload: 64 << 20 });
		return new Promise((resolve, reject) => {
			socket.once("open", () => resolve(new RawSocket(socket)));
			socket.once("error", reject);
		});
	}

	/** Sends a request; `params` is JSON text. */
	send(method: string, params: string): Promise<RawAnswer> {
		const id = ++this.#ids;
		return new Promise((resolve) => {
			this.#waiting.set(id, resolve);
			this.#socket.send(`{"jsonrpc":"2.0","id":${id},"method":"${method}","params":${params}}`);
		});
	}

	/** Closes it. */
	close(): void {
		this.#socket.close();
	}

	#receive(message: Buffer): void {
		let at = ID_AT;
		let id = 0;
		while (message[at] !== COMMA) id = id * 10 + (message[at++] as number) - 48;
		this.#waiting.get(id)?.({ message, start: at + 1 + RESULT });
		this.#waiting.delete(id);
	}
}

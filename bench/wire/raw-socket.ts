import { WebSocket } from "ws";

declare global {
	/** Undocumented methods of Node, which `toString` calls. */
	interface Buffer {
		latin1Slice(start: number, end: number): string;
		hexSlice(start: number, end: number): string;
	}
}

/** A response, and the position of its result in the message. */
export interface RawAnswer {
	readonly message: Buffer;
	readonly start: number;
}

/** Values by key, and their block. */
export interface RawValues {
	readonly block: string;
	readonly of: ReadonlyMap<string, string | null>;
}

const ID_AT = '{"jsonrpc":"2.0","id":'.length;
/** Position of `id` in responses and of `method` in notifications. */
const NAME_AT = ID_AT - 'id":'.length;
const LETTER_I = 105;
const RESULT = '"result":'.length;
const COMMA = 44;

/** Minimal JSON-RPC client: messages are not parsed, only their ids are read. */
export class RawSocket {
	readonly #socket: WebSocket;
	readonly #waiting = new Map<number, (answer: RawAnswer) => void>();
	#ids = 0;
	/** Receives notifications of subscriptions. */
	onNote: (message: Buffer) => void = () => {};

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

	/** Sends a request and parses the response. */
	async json<T>(method: string, ...params: unknown[]): Promise<T> {
		const { message, start } = await this.send(method, JSON.stringify(params));
		return JSON.parse(message.latin1Slice(start, message.length - 1));
	}

	/** Requests values at a block, the newest one by default; `null`: no value. */
	async values(keys: readonly string[], block?: string): Promise<RawValues> {
		const at = block === undefined ? [] : [block];
		const [answer] = await this.json<[{ block: string; changes: [string, string | null][] }]>(
			"state_queryStorageAt",
			keys,
			...at,
		);
		return { block: answer.block, of: new Map(answer.changes) };
	}

	/** Closes the socket. */
	close(): void {
		this.#socket.close();
	}

	#receive(message: Buffer): void {
		if (message[NAME_AT] === LETTER_I) this.#answered(message);
		else this.onNote(message);
	}

	#answered(message: Buffer): void {
		let at = ID_AT;
		let id = 0;
		while (message[at] !== COMMA) id = id * 10 + (message[at++] as number) - 48;
		this.#waiting.get(id)?.({ message, start: at + 1 + RESULT });
		this.#waiting.delete(id);
	}
}

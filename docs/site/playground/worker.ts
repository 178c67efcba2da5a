// The chain, the client and the programs of the playground, in a worker of the page: a program without end does not block the page.
import { connect, isPhalaError, type Phala } from "phala-stakepool";
import { DevChain } from "phala-stakepool/devchain";
import { evaluate } from "./evaluate.ts";
import { format } from "./format.ts";
import type { Report, Request } from "./messages.ts";

const NODE = /^wss?:\/\/(127\.0\.0\.1|localhost):9944\/?$/;
const report = (message: Report) => postMessage(message);

let chain: DevChain | undefined;
let client = "";
let clients: Phala[] = [];
let watching: { unsubscribe(): void } | undefined;
let runs = 0;

const print = (level: "log" | "error", values: readonly unknown[]) =>
	report({ type: "line", level, text: values.map((value) => format(value)).join(" ") });
const printError = (error: unknown) =>
	report({ type: "line", level: "error", text: format(error), ...(isPhalaError(error) && { code: error.code }) });
const consoleOf = (run: number) => {
	const on =
		(level: "log" | "error") =>
		(...values: unknown[]) =>
			void (run === runs && print(level, values));
	return { log: on("log"), info: on("log"), table: on("log"), debug: on("log"), warn: on("error"), error: on("error") };
};

/** `connect`, which takes the URL of the recipes' node for the chain of the page. */
async function connectHere(...[source, options]: Parameters<typeof connect>): Promise<Phala> {
	const isHere = typeof source === "string" && NODE.test(source);
	const phala = await connect(isHere && chain ? chain.createProvider() : source, options);
	clients.push(phala);
	return phala;
}

async function closeClients(): Promise<void> {
	const open = clients;
	clients = [];
	await Promise.all(open.map((phala) => phala.close()));
}

const isOpen = async (phala: Phala) =>
	phala.head().then(
		() => true,
		() => false,
	);

async function start(generation: 1 | 2): Promise<void> {
	watching?.unsubscribe();
	await closeClients();
	await chain?.close();
	chain = await DevChain.start({ generation, network: "busy", finalityLag: 0 });
	report({ type: "started", generation });
	const observer = await connect(chain.provider);
	watching = observer.head$.subscribe(({ number, timestampMs }) => report({ type: "block", number, timestampMs }));
}

async function run(code: string): Promise<void> {
	const id = ++runs;
	await closeClients();
	const console = consoleOf(id);
	const modules = {
		"phala-stakepool": async () => ({ ...(await import("phala-stakepool")), connect: connectHere }),
		"phala-stakepool/math": () => import("phala-stakepool/math"),
		"phala-stakepool/ledger": () => import("phala-stakepool/ledger"),
		"phala-stakepool/offline": () => import("phala-stakepool/offline"),
		"phala-stakepool/store": () => import("phala-stakepool/store"),
		"phala-stakepool/devchain": () => import("phala-stakepool/devchain"),
		"@polkadot/keyring": () => import("@polkadot/keyring"),
		"@polkadot/util": () => import("@polkadot/util"),
		rxjs: () => import("rxjs"),
		"./client.js": () => evaluate(client, modules, console),
	};
	try {
		await evaluate(await withWorkerKey(code), modules, console);
	} catch (error) {
		if (id === runs) printError(error);
	}
	if (id !== runs) return;
	const open = await Promise.all(clients.map(isOpen));
	report({ type: "ended", following: open.includes(true) });
}

/** The code with the key of a registered worker of Bob's where it has `0x…`. */
async function withWorkerKey(code: string): Promise<string> {
	if (!code.includes('"0x…"') || !chain) return code;
	const { address } = chain.accounts.bob;
	return code.replaceAll("0x…", await chain.registerWorker({ operator: address, score: 400, confidenceLevel: 1 }));
}

async function stop(): Promise<void> {
	runs++;
	await closeClients();
	report({ type: "stopped" });
}

/** The newest start: everything else waits for it, and starts wait for each other. */
let started: Promise<void> = Promise.resolve();

async function handle(request: Request): Promise<void> {
	if (request.type === "stop") return stop();
	if (request.type === "start") {
		client = request.client;
		started = started.catch(() => {}).then(() => start(request.generation));
	}
	await started;
	if (request.type === "run") await run(request.code);
	if (request.type === "advance") await chain?.advance(request.by);
}

addEventListener("message", ({ data }: MessageEvent<Request>) => void handle(data).catch(printError));
addEventListener("unhandledrejection", (event) => {
	event.preventDefault();
	printError(event.reason);
});

import { PhalaError } from "../errors/error.ts";
import { callAsync } from "./call-async.ts";
import type { RawJsonRpcProvider } from "./provider.ts";
import { excerpt } from "./redact.ts";
import { withTimeout } from "./timeout.ts";
import { rpcFailed } from "./transport-errors.ts";

const BLOCK_HASH_METHOD = "chain_getBlockHash";
/** Pause before a node is asked again for its genesis hash, or for its newest block. */
const RECHECK_MS = 1_000;
/** Nodes of one chain are some blocks apart: how many, and how long a node is waited for after a reconnect. */
const MAX_LAG = 3;
const CATCH_UP_MS = 5_000;

/** Checks that a node serves the expected chain. Throws `WRONG_GENESIS`, or the error of the request. */
export async function checkGenesis(
	provider: RawJsonRpcProvider,
	expected: string,
	timeoutMs: number,
	signal: AbortSignal,
): Promise<void> {
	const actual = await withTimeout<unknown>(BLOCK_HASH_METHOD, timeoutMs, signal, ({ resolve, reject }) => {
		callAsync(() => provider.send<unknown>(BLOCK_HASH_METHOD, [0])).then(resolve, (error) =>
			reject(rpcFailed(BLOCK_HASH_METHOD, error)),
		);
	});
	// A balancer's node that lacks the block is no other chain.
	if (actual === null) throw rpcFailed(BLOCK_HASH_METHOD, new Error("no hash of block 0"));
	if (actual !== expected) throw wrongGenesis(expected, String(actual));
}

/** Waits until the node has the newest block that was reported by an earlier one. */
export async function catchUp(provider: RawJsonRpcProvider, newestBlock: number, signal: AbortSignal): Promise<void> {
	if (newestBlock === 0) return;
	await withTimeout<void>("chain_getHeader", CATCH_UP_MS, signal, ({ resolve, reject }) => {
		const check = () => {
			const compare = (header: unknown) => {
				const lag = newestBlock - Number(Object(header).number);
				if (lag > 0 && lag <= MAX_LAG) recheck(signal, check);
				else resolve();
			};
			callAsync(() => provider.send("chain_getHeader", [])).then(compare, reject);
		};
		check();
	});
}

/** Runs `check` after a pause, unless `signal` aborts before. */
export function recheck(signal: AbortSignal, check: () => void): void {
	if (signal.aborted) return;
	const timer = setTimeout(check, RECHECK_MS);
	signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
}

/** The endpoint serves another chain than the expected one. */
export function wrongGenesis(expected: string, actual: string): PhalaError<"WRONG_GENESIS"> {
	return new PhalaError(
		"WRONG_GENESIS",
		`The endpoint serves the chain with genesis hash ${excerpt(actual)}. Expected ${expected}. Check the URL.`,
		{ expected, actual },
	);
}

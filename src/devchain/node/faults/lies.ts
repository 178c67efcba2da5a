import { type Hex, toHex } from "../../../codec/hex.ts";
import { invalidArgument } from "../../../errors/invalid-argument.ts";
import { type Header, hashHeader, headerJson } from "../header.ts";
import type { DevNode } from "../node.ts";

/**
 * A wrong head: one that does not exist, one with a number far too high, or an old one.
 *
 * @public
 */
export type HeadLie = "unknown" | "future" | "stale";

/** A response or notification whose content a fault changes. */
export interface Answer {
	readonly method: string;
	/** Parameters of the request; none for a notification. */
	readonly params: readonly unknown[];
	readonly result: unknown;
	readonly node: DevNode;
}

/** A wrong answer instead of the right one. */
export interface Lie {
	/** Whether the answer is one that the lie is about. */
	applies(answer: Omit<Answer, "result" | "node">): boolean;
	/** The wrong result. */
	falsify(answer: Answer): unknown;
}

const HEAD_METHODS = [
	"chain_newHead",
	"chain_allHead",
	"chain_finalizedHead",
	"chain_getHeader",
	"chain_getFinalizedHead",
	"chain_getFinalisedHead",
];
const FUTURE_BLOCKS = 1_000_000;
const STALE_BLOCKS = 10;
const LIES: readonly HeadLie[] = ["unknown", "future", "stale"];

/** Wrong heads. */
export function headLie(lie: HeadLie): Lie & { readonly methods: readonly string[] } {
	if (!LIES.includes(lie)) throw invalidArgument("lie", lie, '"unknown", "future" or "stale"');
	return {
		methods: HEAD_METHODS,
		applies: ({ params }) => params.length === 0 || params[0] == null,
		falsify: ({ node, result }) => {
			const header = wrongHeader(node, lie);
			return typeof result === "string" ? hashHeader(header) : headerJson(header);
		},
	};
}

function wrongHeader(node: DevNode, lie: HeadLie): Header {
	const { head } = node;
	if (lie === "stale") {
		let block = head;
		for (let i = 0; i < STALE_BLOCKS && block.parent !== null; i++) block = block.parent;
		return block.header;
	}
	const number = head.header.number + (lie === "future" ? FUTURE_BLOCKS : 1);
	return { ...head.header, parentHash: head.hash, number, extrinsicsRoot: WRONG_HASH };
}

const WRONG_HASH: Hex = `0x${"bad0".repeat(16)}`;

/** Methods that return the hash of block 0 only. */
const GENESIS_HASH = ["chainSpec_v1_genesisHash", "archive_v1_genesisHash"];

/** Another hash of block 0. */
export const genesisLie: Lie & { readonly methods: readonly string[] } = {
	methods: ["chain_getBlockHash", "chain_getHead", ...GENESIS_HASH],
	applies: ({ method, params: [number] }) =>
		GENESIS_HASH.includes(method) || (number != null && [number].flat().some(isZero)),
	falsify: ({ params: [number], result }) =>
		Array.isArray(number) && Array.isArray(result)
			? result.map((hash, i) => (isZero(number[i]) ? WRONG_HASH : hash))
			: WRONG_HASH,
};

const isZero = (number: unknown): boolean => number === 0 || (typeof number === "string" && Number(number) === 0);

const NONCE_API = "AccountNonceApi_account_nonce";

/** Nonces that are off by a number. */
export function nonceLie(by: number): Lie & { readonly methods: readonly string[] } {
	const wrong = (nonce: number): number => Math.min(Math.max(nonce + by, 0), 2 ** 32 - 1);
	return {
		methods: ["system_accountNextIndex", "account_nextIndex", "state_call"],
		applies: ({ method, params }) => method !== "state_call" || params[0] === NONCE_API,
		falsify: ({ result }) => (typeof result === "number" ? wrong(result) : encodeU32(wrong(decodeU32(String(result))))),
	};
}

const decodeU32 = (hex: string): number =>
	(hex.slice(2).match(/../g) ?? []).reduce((sum, byte, i) => sum + Number.parseInt(byte, 16) * 256 ** i, 0);

const encodeU32 = (value: number): Hex => toHex(new Uint8Array(new Uint32Array([value]).buffer));

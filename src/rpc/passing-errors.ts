import type { PhalaError } from "../errors/error.ts";
import { excerpt } from "./redact.ts";

/** Methods that only read. All others, such as `author_submitExtrinsic`, are sent once. */
const READS = /^(chain|childstate|payment|rpc|state|system)_(?!add|remove|reset|(?:un)?subscribe)/;

/** Limit exceeded, server busy, and HTTP statuses that gateways use as codes. */
const PASSING_CODES: ReadonlySet<number | null> = new Set([-32005, -32009, 429, 502, 503, 504]);
/** Codes that say nothing by themselves. */
const isGeneral = (code: number) => code === -32603 || code === -32604 || (code <= -32000 && code > -32100);
const PASSING_TEXT =
	/rate.?limit|too many requests|limit exceeded|quota|throttl|busy|overload|capacity|try again|temporar|time(d |-)?out|unavailable|connection|gateway|\b(429|50[234])\b/i;
/** Asking again would give the same answer. */
const TOO_BIG = /too (big|large)|oversized|exceeded max/i;

/** Whether a request can be repeated without changing anything. */
export function isRead(method: string): boolean {
	return READS.test(method);
}

/** Whether the same request may succeed a moment later: rate limits, overload, and time-outs behind a gateway. */
export function isPassing({ details: { rpcCode, rpcMessage } }: PhalaError<"RPC_FAILED">): boolean {
	const text = excerpt(rpcMessage, 300);
	return PASSING_CODES.has(rpcCode) || (isGeneral(rpcCode ?? -32603) && PASSING_TEXT.test(text) && !TOO_BIG.test(text));
}

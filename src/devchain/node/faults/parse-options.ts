import { invalidArgument } from "../../../errors/invalid-argument.ts";
import { parseInteger, parseObject } from "../../validate.ts";
import { RpcError } from "../rpc-errors.ts";

/** The options of a fault, if they are an object. Throws `INVALID_ARGUMENT`. */
export const parseOptions = <T extends object>(options: T): T => parseObject("options", options);

/** A JSON-RPC error, if it is one. Throws `INVALID_ARGUMENT`. */
export function parseRpcError(code: number, message: string, data: string | undefined): RpcError {
	const parsed = parseInteger("code", code, -(2 ** 31), 2 ** 31);
	if (typeof message !== "string") throw invalidArgument("message", message, "a text");
	return new RpcError(parsed, message, data);
}

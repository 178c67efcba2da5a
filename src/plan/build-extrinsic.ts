import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { Generation } from "../chain/model/network.ts";
import type { Call, Prepared } from "../chain/operation.ts";
import { failureToError } from "../chain/rules/rule-error.ts";
import { isCall } from "../chain/signing/call-names.ts";
import { camelCase } from "../codec/camel-case.ts";
import { PhalaError } from "../errors/error.ts";

/**
 * Builds the unsigned extrinsic of prepared calls: the only call, or `utility.batchAll` of several.
 *
 * @throws PhalaError the first failure where there is no call; `UNSUPPORTED` for a call that the chain does not have
 */
export function buildExtrinsic(
	api: ApiPromise,
	{ calls, failures: [failure] }: Prepared,
	generation: Generation,
): SubmittableExtrinsic<"promise"> {
	const call = toBatchCall(calls);
	if (call) return buildCall(api, call, generation);
	if (failure) throw failureToError(failure);
	throw new PhalaError("INVALID_ARGUMENT", "A plan needs at least one call.", { name: "calls", value: "[]" });
}

/** The only call, or `utility.batchAll` of several; `null` for none. */
export function toBatchCall(calls: readonly Call[]): Call | null {
	const [call = null, ...others] = calls;
	return others.length === 0 ? call : { pallet: "utility", method: "batchAll", args: { calls } };
}

/** Builds the unsigned extrinsic of one call. Throws `UNSUPPORTED` where the chain does not have it. */
export function buildCall(
	api: ApiPromise,
	{ pallet, method, args }: Call,
	generation: Generation,
): SubmittableExtrinsic<"promise"> {
	const calls = api.tx[pallet];
	const tx = calls?.[method] ?? calls?.[earlierName(pallet, method)];
	if (!tx) {
		const operation = `${pallet}.${method}`;
		throw new PhalaError("UNSUPPORTED", `This chain has no call ${operation}.`, {
			operation,
			generation,
			instead: null,
		});
	}
	const values = tx.meta.args.map(({ name }) => {
		const value = args[camelCase(name.toString())];
		if (isCall(value)) return buildCall(api, value, generation).method;
		return isCallList(value) ? value.map((inner) => buildCall(api, inner, generation)) : value;
	});
	return tx(...values);
}

/** Name of a call in early runtimes: rhala 1130 has `batch_try` with the events of `force_batch`. */
function earlierName(pallet: string, method: string): string {
	return pallet === "utility" && method === "forceBatch" ? "batchTry" : method;
}

/** Whether an argument is a list of calls, as `utility` takes them. */
function isCallList(value: unknown): value is readonly Call[] {
	return Array.isArray(value) && value.every(isCall);
}

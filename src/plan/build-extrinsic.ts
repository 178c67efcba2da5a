import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { Generation } from "../chain/model/network.ts";
import type { Call, Prepared } from "../chain/operation.ts";
import { failureToError } from "../chain/rules/rule-error.ts";
import { camelCase } from "../codec/camel-case.ts";
import { PhalaError } from "../errors/error.ts";

/** The unsigned extrinsic of prepared calls: the call itself, or all or none of several. Without any, the reason is thrown. */
export function buildExtrinsic(
	api: ApiPromise,
	{ calls, failures: [reason] }: Prepared,
	generation: Generation,
): SubmittableExtrinsic<"promise"> {
	const [call, ...others] = calls;
	if (!call) {
		if (reason) throw failureToError(reason);
		throw new PhalaError("INVALID_ARGUMENT", "A plan needs at least one call.", { name: "calls", value: "[]" });
	}
	return buildSubmittable(
		api,
		others.length === 0 ? call : { pallet: "utility", method: "batchAll", args: { calls } },
		generation,
	);
}

/** Names that calls had before: rhala 1130 has `batch_try` with the events of `force_batch`. */
const EARLIER_CALL_NAMES: Readonly<Record<string, string>> = { "utility.forceBatch": "batchTry" };

function buildSubmittable(
	api: ApiPromise,
	{ pallet, method, args }: Call,
	generation: Generation,
): SubmittableExtrinsic<"promise"> {
	const tx = api.tx[pallet]?.[method] ?? api.tx[pallet]?.[EARLIER_CALL_NAMES[`${pallet}.${method}`] ?? method];
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
		return isCallList(value) ? value.map((inner) => buildSubmittable(api, inner, generation)) : value;
	});
	return tx(...values);
}

/** Whether an argument holds calls, as those of `utility` do. */
function isCallList(value: unknown): value is readonly Call[] {
	return Array.isArray(value) && value.length > 0 && value.every((v) => typeof v === "object" && v && "method" in v);
}

import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { Prepared } from "../chain/chain-adapter.ts";
import type { Call, Generation } from "../chain/model.ts";
import { errorOf } from "../chain/rules/rule-error.ts";
import { camelCase } from "../codec/camel-case.ts";
import { PhalaError } from "../errors/error.ts";

/** The unsigned extrinsic of prepared calls: the call itself, or all or none of several. Without any, the reason is thrown. */
export function extrinsicOf(
	api: ApiPromise,
	{ calls, reasons: [reason] }: Prepared,
	generation: Generation,
): SubmittableExtrinsic<"promise"> {
	const [call, ...others] = calls;
	if (!call) {
		if (reason) throw errorOf(reason);
		throw new PhalaError("INVALID_ARGUMENT", "A plan needs at least one call.", { name: "calls", value: "[]" });
	}
	return build(
		api,
		others.length === 0 ? call : { pallet: "utility", method: "batchAll", args: { calls } },
		generation,
	);
}

/** Names that calls had before: rhala 1130 has `batch_try` with the events of `force_batch`. */
const EARLIER: Readonly<Record<string, string>> = { "utility.forceBatch": "batchTry" };

function build(
	api: ApiPromise,
	{ pallet, method, args }: Call,
	generation: Generation,
): SubmittableExtrinsic<"promise"> {
	const tx = api.tx[pallet]?.[method] ?? api.tx[pallet]?.[EARLIER[`${pallet}.${method}`] ?? method];
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
		return isCalls(value) ? value.map((inner) => build(api, inner, generation)) : value;
	});
	return tx(...values);
}

/** Whether an argument holds calls, as those of `utility` do. */
function isCalls(value: unknown): value is readonly Call[] {
	return Array.isArray(value) && value.length > 0 && value.every((v) => typeof v === "object" && v && "method" in v);
}

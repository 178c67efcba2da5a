import type { ApiPromise } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { Call } from "../chain/types.ts";
import { camelCase } from "../codec/camel.ts";
import { PhalaError } from "../errors/error.ts";

/** The unsigned extrinsic of an operation's calls: the call itself, or all of them or none. */
export function extrinsicOf(
	api: ApiPromise,
	calls: readonly Call[],
	generation: 1 | 2,
): SubmittableExtrinsic<"promise"> {
	const [call, ...others] = calls;
	if (!call)
		throw new PhalaError("INVALID_ARGUMENT", "A plan needs at least one call.", { name: "calls", value: "[]" });
	return build(
		api,
		others.length === 0 ? call : { pallet: "utility", method: "batchAll", args: { calls } },
		generation,
	);
}

function build(api: ApiPromise, { pallet, method, args }: Call, generation: 1 | 2): SubmittableExtrinsic<"promise"> {
	const tx = api.tx[pallet]?.[method];
	if (!tx) {
		const operation = `${pallet}.${method}`;
		throw new PhalaError("UNSUPPORTED", `This chain has no call ${operation}.`, { operation, generation });
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

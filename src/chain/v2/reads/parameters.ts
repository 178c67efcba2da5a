import { PhalaError } from "../../../errors/error.ts";
import type { Read } from "../../../query/storage-query.ts";
import { blockOf, item, keysOf } from "../../../query/storage-value.ts";
import type { Parameters } from "../../model.ts";
import type { ChainV2 } from "../chain-context.ts";

/** One round. */
export function* readParameters({ entries, constants, rules }: ChainV2): Read<Parameters> {
	const { wrappedAsset, ...fixed } = constants;
	const coolDown = item(entries.phalaComputation.coolDownPeriod);
	const parameters = item(entries.phalaComputation.tokenomicParameters);
	const wrapped = item(entries.assets.asset, wrappedAsset);
	const answer = yield { keys: keysOf([coolDown, parameters, wrapped]) };
	const tokenomics = parameters.of(answer);
	const wrappedMinBalance = wrapped.of(answer)?.minBalance ?? null;
	if (tokenomics === null) {
		throw new PhalaError("DECODE_FAILED", "The chain has no tokenomic parameters; its genesis ought to set them.", {
			what: "PhalaComputation.TokenomicParameters",
			bytes: "none",
		});
	}
	return {
		...fixed,
		coolDownSeconds: Number(coolDown.of(answer)),
		wrappedMinBalance,
		queueRules: rules.queue(wrappedMinBalance ?? 0n),
		tokenomics,
		block: blockOf(answer),
	};
}

import { PhalaError } from "../../../errors/error.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { blockRef, storageKeys, storageValue } from "../../../query/storage-value.ts";
import type { ChainParameters } from "../../model/network.ts";
import type { ChainV2 } from "../chain-context.ts";

/** One round. */
export function* readParameters({ entries, constants, features }: ChainV2): StorageQuery<ChainParameters> {
	const { wrappedAsset, ...fixed } = constants;
	const coolDown = storageValue(entries.phalaComputation.coolDownPeriod);
	const parameters = storageValue(entries.phalaComputation.tokenomicParameters);
	const wrapped = storageValue(entries.assets.asset, wrappedAsset);
	const response = yield { keys: storageKeys([coolDown, parameters, wrapped]) };
	const tokenomics = parameters.from(response);
	const wrappedMinBalance = wrapped.from(response)?.minBalance ?? null;
	if (tokenomics === null) {
		throw new PhalaError("DECODE_FAILED", "The genesis of the chain sets no tokenomic parameters.", {
			what: "PhalaComputation.TokenomicParameters",
			bytes: "none",
		});
	}
	return {
		...fixed,
		coolDownSeconds: Number(coolDown.from(response)),
		wrappedMinBalance,
		queueRules: features.queue(wrappedMinBalance ?? 0n),
		// A field that this runtime does not have throws here.
		tokenomics: { ...tokenomics },
		block: blockRef(response),
	};
}

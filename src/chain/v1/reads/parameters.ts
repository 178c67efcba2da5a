import { PhalaError } from "../../../errors/error.ts";
import { queueRules } from "../../../math/queue.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { blockRef, storageKeys, storageValue } from "../../../query/storage-value.ts";
import type { ChainParameters } from "../../model/network.ts";
import type { ChainV1 } from "../chain-context.ts";

/** One round. */
export function* readParameters({ entries, constants }: ChainV1): StorageQuery<ChainParameters> {
	const coolDown = storageValue(entries.phalaMining.coolDownPeriod);
	const parameters = storageValue(entries.phalaMining.tokenomicParameters);
	const response = yield { keys: storageKeys([coolDown, parameters]) };
	const tokenomics = parameters.from(response);
	if (tokenomics === null) {
		throw new PhalaError("DECODE_FAILED", "The genesis of the chain sets no tokenomic parameters.", {
			what: "PhalaMining.TokenomicParameters",
			bytes: "none",
		});
	}
	return {
		...constants,
		coolDownSeconds: Number(coolDown.from(response)),
		wrappedMinBalance: null,
		vaultQueuePeriodSeconds: null,
		queueRules: queueRules(1),
		// A field that this runtime does not have throws here.
		tokenomics: { ...tokenomics },
		block: blockRef(response),
	};
}

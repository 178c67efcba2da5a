import { PhalaError } from "../../../errors/error.ts";
import { QUEUE_RULES_1 } from "../../../math/queue.ts";
import type { Read } from "../../../query/storage-query.ts";
import { blockOf, item, keysOf } from "../../../query/storage-value.ts";
import type { Parameters } from "../../model.ts";
import type { ChainV1 } from "../chain-context.ts";

/** One round. */
export function* readParameters({ entries, constants }: ChainV1): Read<Parameters> {
	const coolDown = item(entries.phalaMining.coolDownPeriod);
	const parameters = item(entries.phalaMining.tokenomicParameters);
	const answer = yield { keys: keysOf([coolDown, parameters]) };
	const tokenomics = parameters.of(answer);
	if (tokenomics === null) {
		throw new PhalaError("DECODE_FAILED", "The chain has no tokenomic parameters; its genesis ought to set them.", {
			what: "PhalaMining.TokenomicParameters",
			bytes: "none",
		});
	}
	return {
		...constants,
		coolDownSeconds: Number(coolDown.of(answer)),
		wrappedMinBalance: null,
		vaultQueuePeriodSeconds: null,
		queueRules: QUEUE_RULES_1,
		tokenomics,
		block: blockOf(answer),
	};
}

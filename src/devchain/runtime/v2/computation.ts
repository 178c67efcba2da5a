import type { Chain } from "../frame/chain.ts";
import { registeredWorker, workerOf } from "./sessions.ts";
import { emit, ensure, fail, item, type PalletCalls } from "./surface.ts";
import { unbindWorker } from "./workers.ts";

const tokenomicParameters = item("phalaComputation", "tokenomicParameters");
const scheduledTokenomicUpdate = item("phalaComputation", "scheduledTokenomicUpdate");

/** Calls of `PhalaComputation` that accounts may make; the others are for governance. */
export const computation: PalletCalls<"phalaComputation"> = {
	unbind: (chain, who, { session }) => {
		const worker = workerOf(chain, session) ?? fail("phalaComputation", "SessionNotBound");
		const { operator } = registeredWorker(chain, worker) ?? fail("phalaComputation", "WorkerNotRegistered");
		ensure(operator === who, "phalaComputation", "BadSender");
		unbindWorker(chain, session);
	},
};

/** End of a block: scheduled tokenomic parameters come into force. Heartbeats are paused, so none is asked for. */
export function finalizeComputation(chain: Chain): void {
	const scheduled = chain.at(scheduledTokenomicUpdate).get();
	if (scheduled === null) return;
	chain.at(scheduledTokenomicUpdate).delete();
	chain.at(tokenomicParameters).set(scheduled);
	emit(chain, "phalaComputation", "TokenomicParametersChanged", {});
}

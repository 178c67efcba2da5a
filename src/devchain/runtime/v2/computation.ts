import { session } from "./sessions.ts";
import type { PalletCalls } from "./surface.ts";
import { unbindWorker } from "./workers.ts";

/** Calls of `PhalaComputation` that accounts may make; the others are for governance. */
export const computation: PalletCalls<"phalaComputation"> = {
	unbind: (chain, who, { session: account }) => {
		session.assertOperated(chain, account, who);
		unbindWorker(chain, account);
	},
};

import type { PalletCalls } from "./pallet-types.ts";
import { session } from "./sessions.ts";
import { unbindWorker } from "./workers.ts";

/** Calls of `PhalaComputation` for any account; the others are for governance. */
export const computation: PalletCalls<"phalaComputation"> = {
	unbind: (chain, who, { session: account }) => {
		session.assertOperated(chain, account, who);
		unbindWorker(chain, account);
	},
};

import { isPhalaError } from "../errors/error.ts";
import type { BlockHeader } from "../query/block-header.ts";
import { fetchFinalizedHash, fetchHeader } from "./node-requests.ts";
import { pause } from "./pause.ts";
import type { BlockHead, PlanRpc } from "./plan-rpc.ts";

/** The block of the best chain that a plan is prepared on, its nonce is counted at and it is signed for. */
export interface PlanView {
	readonly block: BlockHeader;
	/** The newest finalized block then. */
	readonly final: BlockHead;
}

/** Reads of a block that the node listed, and then could not deliver. */
const MAX_ATTEMPTS = 5;
const FIRST_PAUSE_MS = 100;

/** The best block now. Asks again where a node cannot deliver it: balancers switch between nodes. */
export async function takeView(rpc: PlanRpc): Promise<PlanView> {
	for (let attempt = 1; ; attempt++) {
		try {
			const [block, final] = await Promise.all([
				fetchHeader(rpc, null),
				fetchFinalizedHash(rpc).then((hash) => fetchHeader(rpc, hash)),
			]);
			return { block, final };
		} catch (error) {
			if (attempt === MAX_ATTEMPTS || !isPhalaError(error, "NOT_FOUND")) throw error;
			await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
		}
	}
}

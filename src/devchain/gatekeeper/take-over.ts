import { type Hex, toHex } from "../../codec/hex.ts";
import type { SystemAccounts } from "../dev-signers.ts";
import type { Edits } from "../node/block.ts";
import type { DevNode } from "../node/node.ts";
import { plainKey, readPlain } from "../node/plain-storage.ts";
import { ForkedMap, readTogether, stateGet } from "../node/state-map.ts";
import { fundEdits } from "../storage-edits/accounts.ts";

/** Balance below which the account that sends messages gets more, and what it gets: pico PHA. */
const LEAST_FREE = 10n ** 15n;
const GRANT = 10n ** 18n;

/**
 * Storage that makes the gatekeeper of a forked network this chain's: its master key, and PHA for the fees of its messages.
 * `undefined` where nothing is missing.
 */
export function takeOverEdits(node: DevNode, { gatekeeper, relay }: SystemAccounts): Edits | undefined {
	const { runtime, head } = node;
	const { state } = head;
	if (!(state instanceof ForkedMap)) return undefined;
	const relayKey = toHex(relay.publicKey);
	const masterKey = plainKey(runtime, "PhalaRegistry", "GatekeeperMasterPubkey");
	return readTogether(state, () => {
		const edits = new Map<Hex, Uint8Array>();
		const master = stateGet(state, masterKey);
		if (master === undefined || toHex(master) !== toHex(gatekeeper.publicKey))
			edits.set(masterKey, gatekeeper.publicKey);
		const { data } = readPlain<{ data: { free: bigint } }>(runtime, state, "System", "Account", relayKey);
		if (data.free < LEAST_FREE) {
			for (const [key, value] of fundEdits(node, relayKey, GRANT)) edits.set(key, value);
		}
		return edits.size === 0 ? undefined : edits;
	});
}

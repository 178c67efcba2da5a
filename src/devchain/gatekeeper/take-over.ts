import { type Hex, toHex } from "../../codec/hex.ts";
import type { SystemAccounts } from "../accounts.ts";
import type { Edits } from "../node/block.ts";
import type { DevNode } from "../node/node.ts";
import { ForkedMap, readTogether, stateGet } from "../node/state-map.ts";
import { entryKey, entryValue } from "../node/storage-by-name.ts";
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
	const masterKey = entryKey(runtime, "PhalaRegistry", "GatekeeperMasterPubkey");
	return readTogether(state, () => {
		const edits = new Map<Hex, Uint8Array>();
		const master = stateGet(state, masterKey);
		if (master === undefined || toHex(master) !== toHex(gatekeeper.publicKey))
			edits.set(masterKey, gatekeeper.publicKey);
		const stored = stateGet(state, entryKey(runtime, "System", "Account", [relayKey]));
		const { data } = entryValue(runtime, "System", "Account", stored).toJSON() as { data: { free: number | string } };
		if (BigInt(data.free) < LEAST_FREE) {
			for (const [key, value] of fundEdits(node, relayKey, GRANT)) edits.set(key, value);
		}
		return edits.size === 0 ? undefined : edits;
	});
}

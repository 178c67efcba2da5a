import { invalidParams } from "./parse-params.ts";

const HEADS = ["AllHeads", "NewHeads", "NewHead", "FinalizedHeads", "FinalisedHeads"];
const WITHOUT_PARAMETERS = [
	"system_name",
	"system_version",
	"system_chain",
	"system_chainType",
	"system_properties",
	"system_health",
	"system_peers",
	"system_localPeerId",
	"system_localListenAddresses",
	"system_nodeRoles",
	"system_syncState",
	"system_reservedPeers",
	"system_resetLogFilter",
	"system_unstable_networkState",
	"chain_getFinalizedHead",
	"chain_getFinalisedHead",
	...HEADS.map((heads) => `chain_subscribe${heads}`),
	"subscribe_newHead",
	"state_subscribeRuntimeVersion",
	"chain_subscribeRuntimeVersion",
	"author_pendingExtrinsics",
	"author_rotateKeys",
	"chainSpec_v1_chainName",
	"chainSpec_v1_genesisHash",
	"chainSpec_v1_properties",
	"archive_v1_genesisHash",
	"archive_v1_finalizedHeight",
	"rpc_methods",
	"dev_clearFaults",
	"dev_faults",
];
const UNSUBSCRIBE = [
	...HEADS.map((heads) => `chain_unsubscribe${heads}`),
	"unsubscribe_newHead",
	"state_unsubscribeRuntimeVersion",
	"chain_unsubscribeRuntimeVersion",
	"state_unsubscribeStorage",
	"author_unwatchExtrinsic",
	"transactionWatch_v1_unwatch",
	"archive_v1_stopStorage",
	"archive_v1_stopStorageDiff",
];

const names = (methods: readonly string[], parameters: readonly string[]) =>
	methods.map((method) => [method, parameters] as const);

/** Names of parameters in order, by method: as Substrate nodes spell them; those of `dev_*` as in their documentation. */
export const PARAMETER_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
	...names(WITHOUT_PARAMETERS, []),
	...names(UNSUBSCRIBE, ["subscription"]),
	...names(["system_accountNextIndex", "account_nextIndex"], ["account"]),
	...names(["system_dryRun", "system_dryRunAt"], ["extrinsic", "at"]),
	...names(["system_addReservedPeer"], ["peer"]),
	...names(["system_removeReservedPeer"], ["peer_id"]),
	...names(["system_addLogFilter"], ["directives"]),
	...names(["chain_getHeader", "chain_getBlock", "chain_getBlockHash", "chain_getHead"], ["hash"]),
	...names(["state_getMetadata", "state_getRuntimeVersion", "chain_getRuntimeVersion"], ["hash"]),
	...names(["state_call", "state_callAt"], ["name", "bytes", "hash"]),
	...names(["state_getKeys", "state_getPairs"], ["prefix", "hash"]),
	...names(["state_getKeysPaged", "state_getKeysPagedAt"], ["prefix", "count", "start_key", "hash"]),
	...names(["state_getStorage", "state_getStorageAt"], ["key", "hash"]),
	...names(["state_getStorageHash", "state_getStorageHashAt"], ["key", "hash"]),
	...names(["state_getStorageSize", "state_getStorageSizeAt"], ["key", "hash"]),
	...names(["state_queryStorage"], ["keys", "block", "hash"]),
	...names(["state_queryStorageAt"], ["keys", "at"]),
	...names(["state_subscribeStorage"], ["keys"]),
	...names(["state_getReadProof"], ["keys", "hash"]),
	...names(["state_getChildReadProof"], ["child_storage_key", "keys", "hash"]),
	...names(["state_traceBlock"], ["block", "targets", "storage_keys", "methods"]),
	...names(["childstate_getKeys"], ["child_storage_key", "prefix", "hash"]),
	...names(
		["childstate_getKeysPaged", "childstate_getKeysPagedAt"],
		["child_storage_key", "prefix", "count", "start_key", "hash"],
	),
	...names(["childstate_getStorage"], ["child_storage_key", "key", "hash"]),
	...names(["childstate_getStorageHash", "childstate_getStorageSize"], ["child_storage_key", "key", "hash"]),
	...names(["childstate_getStorageEntries"], ["child_storage_key", "keys", "hash"]),
	...names(["offchain_localStorageSet"], ["kind", "key", "value"]),
	...names(["offchain_localStorageGet", "offchain_localStorageClear"], ["kind", "key"]),
	...names(["author_submitExtrinsic"], ["extrinsic"]),
	...names(["author_submitAndWatchExtrinsic"], ["bytes"]),
	...names(["author_removeExtrinsic"], ["bytes_or_hash"]),
	...names(["author_insertKey"], ["key_type", "suri", "public"]),
	...names(["author_hasSessionKeys"], ["session_keys"]),
	...names(["author_hasKey"], ["public_key", "key_type"]),
	...names(["payment_queryInfo", "payment_queryFeeDetails"], ["encoded_xt", "at"]),
	...names(["chainHead_v1_follow"], ["withRuntime"]),
	...names(["chainHead_v1_unfollow"], ["followSubscription"]),
	...names(["chainHead_v1_header", "chainHead_v1_body"], ["followSubscription", "hash"]),
	...names(["chainHead_v1_call"], ["followSubscription", "hash", "function", "callParameters"]),
	...names(["chainHead_v1_storage"], ["followSubscription", "hash", "items", "childTrie"]),
	...names(["chainHead_v1_continue", "chainHead_v1_stopOperation"], ["followSubscription", "operationId"]),
	...names(["chainHead_v1_unpin"], ["followSubscription", "hashOrHashes"]),
	...names(["transaction_v1_broadcast", "transactionWatch_v1_submitAndWatch"], ["transaction"]),
	...names(["transaction_v1_stop"], ["operationId"]),
	...names(["archive_v1_header", "archive_v1_body"], ["hash"]),
	...names(["archive_v1_hashByHeight"], ["height"]),
	...names(["archive_v1_call"], ["hash", "function", "callParameters"]),
	...names(["archive_v1_storage"], ["hash", "items", "childTrie"]),
	...names(["archive_v1_storageDiff"], ["hash", "items", "previousHash"]),
	...names(["dev_newBlock"], ["options"]),
	...names(["dev_setStorage"], ["values", "hash"]),
	...names(["dev_timeTravel"], ["date"]),
	...names(["dev_setHead"], ["block"]),
	...names(["dev_fund"], ["account", "amount"]),
	...names(["dev_registerWorker"], ["worker"]),
	...names(["dev_settle"], ["settlements"]),
	...names(["dev_offline", "dev_online"], ["workers"]),
	...names(["dev_advance"], ["time"]),
	...names(["dev_openReferendum", "dev_reorg", "dev_gatekeeper"], ["options"]),
	...names(["dev_impersonate"], ["account", "on"]),
	...names(["dev_snapshot"], []),
	...names(["dev_revert"], ["id"]),
	...names(["dev_upgrade"], ["upgrade"]),
	...names(["dev_injectFault"], ["name", "options"]),
	...names(["dev_endFault"], ["id"]),
]);

/**
 * Parameters by position, from a request that has them by position or by name. As on nodes, names may also be spelled in
 * camel case. Throws `Invalid params` for a name that the method does not have.
 */
export function positionalParams(method: string, params: unknown): readonly unknown[] {
	if (params === undefined || params === null) return [];
	if (Array.isArray(params)) return params;
	const known = PARAMETER_NAMES.get(method);
	if (known === undefined) return [];
	if (typeof params !== "object") throw invalidParams("expected a list or an object");
	const list: unknown[] = [];
	for (const [name, value] of Object.entries(params)) {
		const position = known.findIndex((expected) => name === expected || name === camelCase(expected));
		if (position < 0) throw invalidParams(`${method} has no parameter ${name}; ${describeNames(known)}`);
		list[position] = value;
	}
	return list;
}

const camelCase = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const describeNames = (known: readonly string[]): string =>
	known.length === 0 ? "it has none" : `it has ${known.join(", ")}`;

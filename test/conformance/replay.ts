import { u8aConcat } from "@polkadot/util";
import { type Hex, toHex } from "../../src/codec/hex.ts";
import { RemoteStorage } from "../../src/devchain/fork/remote-storage.ts";
import { Source } from "../../src/devchain/fork/source.ts";
import { ForkedMap, readTogether, type StateMap } from "../../src/devchain/node/state-map.ts";
import { StateOverlay } from "../../src/devchain/node/state-overlay.ts";
import { withStorage } from "../../src/devchain/runtime/storage-missing.ts";
import {
	type BlockEvent,
	GATEKEEPER,
	keyOf,
	type MadeBlock,
	pairOf,
	RuntimeChain,
} from "../support/devchain/runtime-harness.ts";
import { sourceProvider } from "../support/devchain/source-provider.ts";
import { UPDATE_TYPES } from "../support/devchain/update-types.ts";
import type { Vector, VectorStep, VectorWorker } from "../support/vectors.ts";
import { delegationPallets, delegationState, namedErrors } from "./delegation.ts";
import { differences } from "./diff.ts";
import { constantsOf, type Generation, type Row, recorded } from "./generation.ts";
import { generation1 } from "./generation-1.ts";
import { generation2 } from "./generation-2.ts";
import { recordedArgument } from "./recorded-arguments.ts";
import { snapshot, withoutFees } from "./snapshot.ts";
import { votesSnapshot } from "./votes.ts";

const NAMED = ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie", "User0", "User1", "User2", "User3"];
const RELAY = "//LabRelay";
const URIS = new Map([...NAMED.map((name) => `//${name}`), RELAY].map((uri) => [keyOf(uri), uri]));

const SUBSIDY: Hex = toHex(new TextEncoder().encode("modlphala/pp".padEnd(32, "\0")));
const PHA = 10n ** 12n;

/** Pallets whose events were recorded, and the events that are not compared. */
const RECORDED = /^(phala|assets$|uniques$|rmrkCore$|balances$|democracy$)/;
const LEFT_OUT = new Set(["balances.Withdraw", "balances.Deposit"]);

/** A chain as the recorder prepared the real one, up to the recording's first state. */
function prepared(vector: Vector, generation: Generation): RuntimeChain {
	const balances = new Map([...URIS.keys()].map((account) => [account, 1_000_000n * PHA]));
	const chain = new RuntimeChain({
		runtime: generation.runtime(),
		firstExtrinsic: generation.firstExtrinsic,
		balances,
		slotMs: Number(vector.constants.slotMs),
		gatekeeperKey: keyOf(GATEKEEPER),
	});
	generation.prepare(chain, vector);
	register(chain, generation, Object.values(vector.workers));
	while (chain.number < Number(vector.initial.block)) chain.block([], Number(vector.initial.timestamp));
	return chain;
}

type Worker = Omit<VectorWorker, "name">;

function register(chain: RuntimeChain, generation: Generation, workers: readonly Worker[]): void {
	for (const { pubkey, operator, confidenceLevel, initialScore } of workers) {
		const attestation = { attestationProvider: "Ias", confidenceLevel, initialScore, features: [1, 4] };
		const info = {
			pubkey,
			ecdhPubkey: pubkey,
			runtimeVersion: 1,
			lastUpdated: 1_700_000_000,
			operator,
			...attestation,
		};
		chain.write("phalaRegistry", "workers", [pubkey], info);
		generation.registered(chain, pubkey);
	}
}

/** The extrinsic of a step; `null` for steps without one. */
function extrinsicOf(chain: RuntimeChain, step: VectorStep): Uint8Array | null {
	if (step.kind === "call") {
		const { signer, pallet, method, args } = step.input;
		const uri = URIS.get(signer);
		if (uri === undefined) throw new Error(`No key for ${signer}`);
		return chain.sign(uri, pallet, method, Object.values(args).map(recordedArgument));
	}
	if (step.kind !== "settle") return null;
	const { timestampMs, sequence, settle, offline, recovered } = step.input;
	const { registry } = chain.runtime.layout;
	registry.register(UPDATE_TYPES);
	const entries = settle.map(({ worker, v, payout, treasury }) => ({ pubkey: worker, v, payout, treasury }));
	const update = { blockNumber: chain.number, timestampMs, offline, recovered, settle: entries };
	const message = {
		sender: { Gatekeeper: null },
		destination: toHex(new TextEncoder().encode("^phala/mining/update")),
		payload: registry.createTypeUnsafe("PhalaComputingUpdate", [update]).toHex(),
	};
	const signed = u8aConcat(
		registry.createTypeUnsafe("PhalaMqMessage", [message]).toU8a(),
		registry.createType("u64", sequence).toU8a(),
	);
	const signature = toHex(pairOf(GATEKEEPER).sign(signed));
	return chain.sign(RELAY, "phalaMq", "syncOffchainMessage", [{ message, sequence, signature }]);
}

/** Storage that a step writes without a transaction. */
function intervene(chain: RuntimeChain, generation: Generation, step: VectorStep): void {
	if (step.kind === "workers") register(chain, generation, step.input.workers);
	if (step.kind !== "storage") return;
	for (const [pallet, item, keys, value] of step.input.storage) chain.write(pallet, item, keys as unknown[], value);
}

/** Outcome of the block's only extrinsic, in the form of the recordings. */
function outcomeOf(chain: RuntimeChain, block: MadeBlock): unknown {
	if (block.applied.some(({ included }) => !included)) return { error: { pallet: "transaction", name: "NotIncluded" } };
	const error = chain.errorOf(block);
	if (error === null) return { ok: true };
	const [pallet = "", name] = error.split(".");
	return { error: name === undefined ? { pallet: "system", name: pallet } : { pallet: lowerFirst(pallet), name } };
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Continues a chain on a fork of its present state; returns a function that runs a step once its storage is fetched. */
function fork(chain: RuntimeChain): <T>(step: () => T) => Promise<T> {
	const { runtime, number, genesisHash } = chain;
	const { provider, hash } = sourceProvider({ storage: new Map(chain.state.entries), runtime, number, genesisHash });
	const storage = new RemoteStorage(new Source(provider), hash);
	let state: StateMap = new ForkedMap(storage, null);
	return async (step) => {
		const { number: before } = chain;
		const result = await withStorage(() => {
			chain.number = before;
			const overlay = new StateOverlay(state);
			chain.continueOn(overlay);
			return { done: readTogether(state, step), after: overlay.map };
		});
		state = result.after;
		return result.done;
	};
}

/** A recorded call, and the storage before and after its block. */
export interface ReplayedCall {
	readonly chain: RuntimeChain;
	readonly extrinsic: Uint8Array;
	readonly block: MadeBlock;
	/** Time of the block before, ms. */
	readonly previousMs: number;
	readonly before: ReadonlyMap<Hex, Uint8Array>;
	readonly after: ReadonlyMap<Hex, Uint8Array>;
}

/**
 * Replays a recording on this runtime; returns every difference in constants, tokenomic parameters, outcome,
 * events, the block's own events, time and state. Fees may differ: balances are compared as if calls were free.
 *
 * @param isForked - whether to run the second half on a fork of the first
 * @param onCall - called after each step with a call
 */
export async function replay(
	vector: Vector,
	isForked = false,
	onCall?: (call: ReplayedCall) => void,
): Promise<string[]> {
	const generation = vector.chain.era === "v1" ? generation1 : generation2;
	const chain = prepared(vector, generation);
	const accounts = [...Object.values(vector.accounts), SUBSIDY, ...generation.accounts];
	/** By step: a step that ran again for missing storage has paid once. */
	const fees = new Map<number, [who: string, fee: bigint][]>();
	const paidFees = () => {
		const sums = new Map<string, bigint>();
		for (const [who, fee] of [...fees.values()].flat()) sums.set(who, (sums.get(who) ?? 0n) + fee);
		return sums;
	};
	const votes = () => ("votes" in vector.initial.state ? { votes: recorded(votesSnapshot(chain)) } : {});
	const state = (recording: object) => ({
		...snapshot(chain, generation, accounts, paidFees()),
		...votes(),
		...delegationState(chain, recording),
	});
	const pallets = delegationPallets(vector);
	const isRecorded = ({ pallet, name }: BlockEvent) =>
		(RECORDED.test(pallet) || pallets.has(pallet)) && !LEFT_OUT.has(`${pallet}.${name}`);
	const asRecorded = ({ pallet, name, data }: BlockEvent) => ({
		pallet,
		name,
		data: recorded(pallets.size > 0 ? namedErrors(chain, data) : data),
	});
	const tokenomics = recorded(chain.query(generation.computing.pallet, "tokenomicParameters"));
	const found = [
		...differences("constants", vector.constants, constants(chain, generation, vector)),
		...differences("tokenomicParameters", vector.tokenomicParameters, tokenomics),
		...differences("initial.state", withoutFees(vector.initial.state), state(vector.initial.state)),
	];
	let run = async <T>(step: () => T): Promise<T> => step();
	const middle = isForked ? Math.floor(vector.steps.length / 2) : -1;
	for (const [i, step] of vector.steps.entries()) {
		if (i === middle) run = fork(chain);
		found.push(...(await run(() => replayStep(step))));
	}
	return found;

	function replayStep(step: VectorStep): string[] {
		if (step.interim) chain.block([], Number(step.interim.timestamp));
		intervene(chain, generation, step);
		const extrinsic = extrinsicOf(chain, step);
		const previousMs = Number(chain.now());
		const before = new Map(onCall && chain.state.entries);
		const block = chain.block(extrinsic === null ? [] : [extrinsic], Number(step.timestamp));
		if (onCall && extrinsic && step.kind === "call")
			onCall({ chain, extrinsic, block, previousMs, before, after: new Map(chain.state.entries) });
		const paid = block.events.filter(({ name }) => name === "TransactionFeePaid");
		fees.set(
			step.i,
			paid.map(({ data }) => [String(data.who), BigInt(String(data.actualFee))]),
		);
		const kept = block.events.filter(isRecorded);
		const own = kept.filter((event) => event.extrinsic === null).map(asRecorded);
		const what = step.kind === "call" ? `${step.input.pallet}.${step.input.method}` : step.kind;
		const at = `step ${step.i} (${what})`;
		return [
			...differences(`${at}.outcome`, step.outcome, outcomeOf(chain, block)),
			...differences(`${at}.events`, step.events, kept.filter((event) => event.extrinsic !== null).map(asRecorded)),
			...differences(`${at}.blockEvents`, step.blockEvents ?? [], own),
			...differences(`${at}.timestamp`, step.timestamp, String(chain.now())),
			...differences(`${at}.state`, withoutFees(step.state), state(step.state)),
		];
	}
}

/** The recorded constants, as this chain has them. */
function constants(chain: RuntimeChain, generation: Generation, vector: Vector): Row {
	const slot = chain.runtime.call(chain.storage, "AuraApi_slot_duration", new Uint8Array());
	return {
		...generation.constants(chain, vector),
		...constantsOf(chain, "balances", "existentialDeposit"),
		coolDownPeriod: recorded(chain.query(generation.computing.pallet, "coolDownPeriod")),
		slotMs: chain.runtime.layout.registry.createType("u64", slot).toString(),
	};
}

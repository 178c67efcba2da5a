import type { KeyringPair } from "@polkadot/keyring/types";
import type { ProviderInterface } from "@polkadot/rpc-provider/types";
import { decorateExtrinsics, decorateStorage, Metadata, StorageKey, TypeRegistry, type Vec } from "@polkadot/types";

import type { EventRecord, RuntimeVersion } from "@polkadot/types/interfaces";
import type { StorageEntry } from "@polkadot/types/primitive/types";
import type { CallBase, Codec } from "@polkadot/types/types";
import type { Hex } from "../../../src/codec/hex.ts";
import type { SignerPayload } from "../../../src/index.ts";

/** An event, its fields as JSON text of numbers and hex: `amount` is decimal text. */
export interface ReadEvent {
	readonly name: string;
	readonly data: Readonly<Record<string, string>>;
}

/** An extrinsic of a block, with its events. */
export interface ReadExtrinsic {
	readonly hash: Hex;
	/** Public key of the signer; `null`: unsigned. */
	readonly signer: Hex | null;
	/** The call as `pallet.method`. */
	readonly call: string;
	readonly events: readonly ReadEvent[];
	/** Error of the extrinsic as `pallet.Name`; `null`: it succeeded. */
	readonly error: string | null;
}

/** A block as it stands on the chain. */
export interface ReadBlock {
	readonly hash: Hex;
	readonly number: number;
	readonly extrinsics: readonly ReadExtrinsic[];
}

/** Types, calls and storage of one runtime, from its metadata. */
interface RuntimeCodec {
	readonly registry: TypeRegistry;
	readonly tx: Readonly<Record<string, Readonly<Record<string, (...args: unknown[]) => CallBase<never>>>>>;
	readonly query: Readonly<Record<string, Readonly<Record<string, StorageEntry>>>>;
}

/** Codecs by their metadata: histories share those of the same runtime. */
const codecs = new Map<string, RuntimeCodec>();

/**
 * Reads and writes a chain by raw JSON-RPC and the codecs of polkadot-js, which share no code with the SDK: what it reads is
 * the truth that the SDK's reports are compared with.
 */
export class ChainReader {
	readonly #provider: ProviderInterface;
	readonly #blocks = new Map<string, ReadBlock>();
	readonly #codecBySpec = new Map<number, RuntimeCodec>();

	/** @param provider - a connection of its own */
	constructor(provider: ProviderInterface) {
		this.#provider = provider;
	}

	/** Every final block after the genesis block. */
	async finalBlocks(): Promise<readonly ReadBlock[]> {
		const head: Hex = await this.#provider.send("chain_getFinalizedHead", []);
		const blocks: ReadBlock[] = [];
		for (let block = await this.block(head); block.number > 0; ) {
			blocks.unshift(block);
			block = await this.block(await this.#parentOf(block.hash));
		}
		return blocks;
	}

	/** A block of any branch. */
	async block(hash: Hex): Promise<ReadBlock> {
		const known = this.#blocks.get(hash);
		if (known) return known;
		const { registry } = await this.codecAt(hash);
		const [{ block }, eventBytes] = await Promise.all([
			this.#provider.send("chain_getBlock", [hash]) as Promise<{
				block: { header: { number: string }; extrinsics: Hex[] };
			}>,
			this.#provider.send("state_getStorage", [EVENTS_KEY, hash]) as Promise<Hex | null>,
		]);
		const records = [...registry.createType<Vec<EventRecord>>("Vec<FrameSystemEventRecord>", eventBytes ?? "0x00")];
		const extrinsics = block.extrinsics.map((bytes, index): ReadExtrinsic => {
			const extrinsic = registry.createType("Extrinsic", bytes);
			const own = records.filter(({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.eqn(index));
			const failed = own.find(({ event }) => event.section === "system" && event.method === "ExtrinsicFailed");
			return {
				hash: extrinsic.hash.toHex(),
				signer: extrinsic.isSigned ? (registry.createType("AccountId", extrinsic.signer.value).toHex() as Hex) : null,
				call: `${extrinsic.method.section}.${extrinsic.method.method}`,
				events: own.map(({ event }) => readEvent(event)),
				error: failed ? nameOfError(registry, failed.event.data[0]) : null,
			};
		});
		const read = { hash, number: Number(block.header.number), extrinsics };
		this.#blocks.set(hash, read);
		return read;
	}

	/** A storage value at a block, as JSON; `null` where there is none. */
	async storage(hash: Hex, pallet: string, item: string, ...args: unknown[]): Promise<unknown> {
		const { registry, query } = await this.codecAt(hash);
		const entry = query[pallet]?.[item];
		if (entry === undefined) throw new Error(`no storage ${pallet}.${item}`);
		const key = new StorageKey(registry, [entry, args]);
		const bytes: Hex | null = await this.#provider.send("state_getStorage", [key.toHex(), hash]);
		return bytes === null ? null : registry.createType(key.outputType, bytes).toJSON();
	}

	/** Number and state of a block by its header; `null` where the chain has no such block. */
	async numberOf(hash: Hex): Promise<number | null> {
		const header: { number: string } | null = await this.#provider.send("chain_getHeader", [hash]);
		return header === null ? null : Number(header.number);
	}

	/** Hash of the best block. */
	bestHash(): Promise<Hex> {
		return this.#provider.send("chain_getBlockHash", []);
	}

	/** Signs a call for ever valid, as another program with the same key would. */
	async sign(
		pair: KeyringPair,
		call: { readonly pallet: string; readonly method: string; readonly args: readonly unknown[] },
		{ nonce, tip = 0 }: { readonly nonce: number; readonly tip?: number },
	): Promise<{ readonly bytes: Hex; readonly hash: Hex }> {
		const best = await this.bestHash();
		const { registry, tx } = await this.codecAt(best);
		const method = tx[call.pallet]?.[call.method];
		if (method === undefined) throw new Error(`no call ${call.pallet}.${call.method}`);
		const [genesisHash, runtimeVersion] = await Promise.all([
			this.#provider.send<Hex>("chain_getBlockHash", [0]),
			this.#provider.send("state_getRuntimeVersion", [best]),
		]);
		const extrinsic = registry.createType("Extrinsic", method(...call.args), { version: 4 });
		extrinsic.sign(pair, {
			blockHash: genesisHash,
			genesisHash,
			nonce,
			tip,
			runtimeVersion: registry.createType<RuntimeVersion>("RuntimeVersion", runtimeVersion),
			signedExtensions: registry.signedExtensions,
		});
		return { bytes: extrinsic.toHex(), hash: extrinsic.hash.toHex() };
	}

	/** Signs the payload of a transaction as a wallet does: by its own reading of it. */
	async signPayload(pair: KeyringPair, payload: SignerPayload): Promise<Hex> {
		const { registry } = await this.codecAt(await this.bestHash());
		registry.setSignedExtensions(payload.signedExtensions);
		const { signature } = registry.createType("ExtrinsicPayload", payload, { version: payload.version }).sign(pair);
		return signature;
	}

	/** Sends signed bytes to the node's pool. */
	submit(bytes: Hex): Promise<Hex> {
		return this.#provider.send("author_submitExtrinsic", [bytes]);
	}

	/** The next nonce of an account by the state of the best block; transactions in the pool are not counted. */
	async nonceOf(account: string): Promise<number> {
		const info = (await this.storage(await this.bestHash(), "system", "account", account)) as { nonce: number } | null;
		return info?.nonce ?? 0;
	}

	/** The next nonce of an account by the node's count. */
	nextNonceOf(account: string): Promise<number> {
		return this.#provider.send("system_accountNextIndex", [account]);
	}

	/** Closes the connection. */
	close(): Promise<void> {
		return this.#provider.disconnect();
	}

	/** The codec of the runtime that made a block. */
	async codecAt(hash: Hex): Promise<RuntimeCodec> {
		const { specVersion }: { specVersion: number } = await this.#provider.send("state_getRuntimeVersion", [hash]);
		const known = this.#codecBySpec.get(specVersion);
		if (known) return known;
		const bytes: Hex = await this.#provider.send("state_getMetadata", [hash]);
		const codec = codecs.get(bytes) ?? createCodec(bytes);
		codecs.set(bytes, codec);
		this.#codecBySpec.set(specVersion, codec);
		return codec;
	}

	async #parentOf(hash: Hex): Promise<Hex> {
		const header: { parentHash: Hex } = await this.#provider.send("chain_getHeader", [hash]);
		return header.parentHash;
	}
}

/** Key of `system.events`. */
const EVENTS_KEY = "0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7";

function createCodec(bytes: Hex): RuntimeCodec {
	const registry = new TypeRegistry();
	const metadata = new Metadata(registry, bytes);
	registry.setMetadata(metadata);
	return {
		registry,
		tx: decorateExtrinsics(registry, metadata.asLatest, metadata.version) as never,
		query: decorateStorage(registry, metadata.asLatest, metadata.version) as never,
	};
}

function readEvent(event: {
	readonly section: string;
	readonly method: string;
	readonly data: Iterable<Codec> & { readonly names: readonly string[] | null; readonly registry: unknown };
}): ReadEvent {
	const values = [...event.data].map((value) => textOf(value));
	const names = event.data.names ?? values.map((_, index) => String(index));
	return {
		name: `${event.section}.${event.method}`,
		data: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""])),
	};
}

/** Numbers as decimal text, accounts as hex of their public key, everything else as JSON. */
function textOf(value: Codec): string {
	const raw = value.toRawType();
	if (/^u\d+$/.test(raw)) return value.toString();
	if (raw === "AccountId") return value.toHex();
	if ("isModule" in value) return nameOfError(value.registry as TypeRegistry, value);
	return /^\[u8;\d+\]$/.test(raw) ? value.toHex() : JSON.stringify(value.toJSON());
}

/** `pallet.Name` of a module's error; `token.Name` and the like of others. */
function nameOfError(registry: TypeRegistry, error: unknown): string {
	const dispatch = error as { isModule: boolean; asModule: never; type: string; inner: { type?: string } };
	if (!dispatch.isModule) {
		const { type, inner } = dispatch;
		return inner.type ? `${type.charAt(0).toLowerCase()}${type.slice(1)}.${inner.type}` : type;
	}
	const { section, name } = registry.findMetaError(dispatch.asModule);
	return `${section}.${name}`;
}

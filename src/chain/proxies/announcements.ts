import type { Hex } from "../../codec/hex.ts";
import { unsupported } from "../../errors/unsupported.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import { constant } from "../metadata/decode.ts";
import type { MetadataReader } from "../metadata/metadata-reader.ts";
import type { Generation } from "../model/network.ts";

/** A call that a proxy with a delay announced. */
export interface AnnouncedEntry {
	/** The account that the proxy acts for. */
	readonly real: Hex;
	readonly callHash: Hex;
	/** Block of the announcement. */
	readonly height: number;
}

/** What a proxy announced, at one block. */
export interface AnnouncementList {
	/** Oldest first. */
	readonly entries: readonly AnnouncedEntry[];
	/** Reserved of the proxy for all of them, pico PHA. */
	readonly deposit: bigint;
	/** The block that executes what is sent now, at the earliest. */
	readonly nextBlock: number;
}

/** Announcements of one runtime, read by its metadata. */
export class Announcements {
	readonly #metadata: MetadataReader;
	readonly #map: NonNullable<ReturnType<MetadataReader["map"]>>;

	/** @throws PhalaError `UNSUPPORTED` where the runtime has no proxies */
	constructor(metadata: MetadataReader, generation: Generation) {
		const map = metadata.map("Proxy", "Announcements");
		if (map === null) throw unsupported("plan.announce", generation, "the chain has no pallet of proxies", null);
		this.#metadata = metadata;
		this.#map = map;
	}

	/** Most announcements of a proxy. */
	get limit(): number {
		return Number(this.#constant("MaxPending"));
	}

	/** PHA that the chain reserves of a proxy for `count` announcements, pico. */
	deposit(count: number): bigint {
		if (count === 0) return 0n;
		return this.#constant("AnnouncementDepositBase") + this.#constant("AnnouncementDepositFactor") * BigInt(count);
	}

	/** @remarks Source: `proxy.announcements` */
	*read(delegate: Hex): StorageQuery<AnnouncementList> {
		const key = this.#map.key(delegate);
		const response = yield { keys: [key] };
		const nextBlock = response.block.number + 1;
		const bytes = response.value(key);
		if (bytes === null) return { entries: [], deposit: 0n, nextBlock };
		const [list, deposit] = this.#map.decode(bytes) as readonly [readonly unknown[], bigint];
		const entries = list.map((each) => this.#metadata.strictFields("Proxy.Announcements", each) as AnnouncedEntry);
		return { entries, deposit, nextBlock };
	}

	#constant(name: string): bigint {
		const value = constant(this.#metadata.scan, "Proxy", name);
		return typeof value === "bigint" || typeof value === "number" ? BigInt(value) : 0n;
	}
}

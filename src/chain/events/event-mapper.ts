import { camelCase } from "../../codec/camel-case.ts";
import type { Hex } from "../../codec/hex.ts";
import { PhalaError } from "../../errors/error.ts";
import type { Addresses } from "../addresses.ts";
import type { PoolEventBody } from "./pool-event.ts";

type Named<D> = keyof D & string;

/**
 * The fields of one event, taken out by name.
 *
 * - Takes integers as they come: `bigint`, `number`, or decimal text as indexers write it
 * - What a runtime does not tell is `null`, in the readings that say so
 *
 * Throws `DECODE_FAILED` for a field that is missing or none.
 */
export class EventFields<D> {
	readonly #name: string;
	readonly #data: Readonly<Record<string, unknown>>;
	readonly #addresses: Addresses;

	/** @param name - `Pallet.Name`, for errors */
	constructor(name: string, data: unknown, addresses: Addresses) {
		this.#name = name;
		const given = typeof data === "object" && data !== null ? data : {};
		this.#data = Object.fromEntries(Object.entries(given).map(([field, value]) => [camelCase(field), value]));
		this.#addresses = addresses;
	}

	amount(name: Named<D>): bigint {
		return this.optionalAmount(name) ?? this.#refuse(name);
	}

	/** Also of a field that later runtimes have. */
	optionalAmount(name: string): bigint | null {
		const value = this.#data[name] ?? null;
		if (value === null || typeof value === "bigint") return value;
		if (typeof value === "number" && Number.isSafeInteger(value)) return BigInt(value);
		return typeof value === "string" && /^\d+$/.test(value) ? BigInt(value) : this.#refuse(name);
	}

	number(name: Named<D>): number {
		return this.optionalNumber(name) ?? this.#refuse(name);
	}

	optionalNumber(name: Named<D>): number | null {
		const value = this.optionalAmount(name);
		if (value === null) return null;
		return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : this.#refuse(name);
	}

	/** An account as ss58. */
	address(name: Named<D>): string {
		return this.optionalAddress(name) ?? this.#refuse(name);
	}

	optionalAddress(name: Named<D>): string | null {
		return this.#data[name] === undefined ? null : this.#addresses.format(this.key(name));
	}

	/** 32 bytes, lower-case. */
	key(name: Named<D>): Hex {
		const value = this.#data[name];
		if (typeof value !== "string" || !/^0x[0-9a-f]{64}$/i.test(value)) return this.#refuse(name);
		return value.toLowerCase() as Hex;
	}

	#refuse(name: string): never {
		const value = this.#data[name];
		const bytes = value === undefined ? "" : String(value);
		throw new PhalaError("DECODE_FAILED", `The event ${this.#name} has no ${name} that can be read.`, {
			what: `${this.#name}.${name}`,
			bytes,
		});
	}
}

/** How an event is told; `null`: as it is. */
export type EventMapper<D> = ((fields: EventFields<D>) => PoolEventBody) | null;

/** Tellings of all events of one pallet, by name. */
export type EventMappers<Events> = { readonly [N in keyof Events]: EventMapper<Events[N]> };

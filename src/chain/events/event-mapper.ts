import { camelCase } from "../../codec/camel-case.ts";
import type { Hex } from "../../codec/hex.ts";
import { PhalaError } from "../../errors/error.ts";
import type { Addresses } from "../addresses.ts";
import type { PoolEventBody } from "./pool-event.ts";

type FieldName<D> = keyof D & string;

/**
 * Reads the fields of one event by name.
 *
 * - Accepts integers as `bigint`, `number`, or decimal text as indexers write them
 * - The `optional…` methods return `null` for a field that the runtime does not have
 *
 * Throws `DECODE_FAILED` for a field that is missing or has another form.
 */
export class EventFields<D> {
	readonly #name: string;
	readonly #data: Readonly<Record<string, unknown>>;
	readonly #addresses: Addresses;

	/** @param name - `Pallet.Name`, for errors */
	constructor(name: string, data: unknown, addresses: Addresses) {
		this.#name = name;
		const fields = typeof data === "object" && data !== null ? data : {};
		this.#data = Object.fromEntries(Object.entries(fields).map(([field, value]) => [camelCase(field), value]));
		this.#addresses = addresses;
	}

	amount(name: FieldName<D>): bigint {
		return this.optionalAmount(name) ?? this.#fail(name);
	}

	/** Accepts any name: some fields exist in later runtimes only. */
	optionalAmount(name: string): bigint | null {
		const value = this.#data[name] ?? null;
		if (value === null || typeof value === "bigint") return value;
		if (typeof value === "number" && Number.isSafeInteger(value)) return BigInt(value);
		return typeof value === "string" && /^\d+$/.test(value) ? BigInt(value) : this.#fail(name);
	}

	number(name: FieldName<D>): number {
		return this.optionalNumber(name) ?? this.#fail(name);
	}

	optionalNumber(name: FieldName<D>): number | null {
		const value = this.optionalAmount(name);
		if (value === null) return null;
		return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : this.#fail(name);
	}

	/** An account as ss58. */
	address(name: FieldName<D>): string {
		return this.optionalAddress(name) ?? this.#fail(name);
	}

	optionalAddress(name: FieldName<D>): string | null {
		return this.#data[name] === undefined ? null : this.#addresses.format(this.key(name));
	}

	/** 32 bytes, lower-case. */
	key(name: FieldName<D>): Hex {
		const value = this.#data[name];
		if (typeof value !== "string" || !/^0x[0-9a-f]{64}$/i.test(value)) return this.#fail(name);
		return value.toLowerCase() as Hex;
	}

	#fail(name: string): never {
		const value = this.#data[name];
		const bytes = value === undefined ? "" : String(value);
		throw new PhalaError("DECODE_FAILED", `Cannot decode the event ${this.#name}: invalid ${name}.`, {
			what: `${this.#name}.${name}`,
			bytes,
		});
	}
}

/** Maps an event to the SDK's form; `null`: the SDK hands it out as {@link OtherEvent}. */
export type EventMapper<D> = ((fields: EventFields<D>) => PoolEventBody) | null;

/** Mappers of all events of one pallet, by name. */
export type EventMappers<Events> = { readonly [N in keyof Events]: EventMapper<Events[N]> };

/** Types a mapper by the fields that it reads. It fits every event that has these fields. */
export function mapper<F extends string>(
	map: (fields: EventFields<Record<F, unknown>>) => PoolEventBody,
): EventMapper<Record<F, unknown>> {
	return map;
}

import { camelCase } from "../../../codec/camel-case.ts";
import { clientName } from "./client-name.ts";
import type { PlainCall } from "./plain-call.ts";
import type { FieldShape, PalletShape, RuntimeShape } from "./runtime-shape.ts";
import { Mismatch, type ScaleType } from "./scale-type.ts";

/** A call of the metadata, by the names of clients. */
export interface CallShape {
	readonly pallet: string;
	readonly method: string;
	/** Indexes of pallet and call. */
	readonly index: readonly [number, number];
	readonly fields: readonly FieldShape[];
}

/** All calls of a pallet. */
export function listCalls(runtime: RuntimeShape, { name, index, calls }: PalletShape): readonly CallShape[] {
	const type = calls === null ? null : runtime.type(calls);
	if (type?.kind !== "enum") return [];
	return type.variants.map((call) => ({
		pallet: clientName(name),
		method: camelCase(call.name),
		index: [index, call.index],
		fields: call.fields,
	}));
}

type CompileFields = (
	fields: readonly FieldShape[],
) => readonly (readonly [name: string, type: ScaleType])[] | undefined;

/**
 * Calls of a runtime, as {@link PlainCall}. Arguments are compiled when they are used.
 *
 * @param compile - compiles named fields; `undefined` where a type is not compiled: such calls are a {@link Mismatch}
 */
export function callType(runtime: RuntimeShape, compile: CompileFields): ScaleType {
	const byIndex = new Map<number, CallShape>();
	const byName = new Map<string, CallShape>();
	for (const call of [...runtime.pallets].flatMap((pallet) => listCalls(runtime, pallet))) {
		byIndex.set((call.index[0] << 8) | call.index[1], call);
		byName.set(`${call.pallet}.${call.method}`, call);
	}
	const compiled = new Map<CallShape, ReturnType<CompileFields>>();
	const fieldsOf = (call: CallShape) => {
		if (!compiled.has(call)) compiled.set(call, compile(call.fields));
		return compiled.get(call) ?? mismatch();
	};
	return {
		read(from) {
			const call = byIndex.get((from.uint(1) << 8) | from.uint(1)) ?? mismatch();
			const args: Record<string, unknown> = {};
			for (const [name, type] of fieldsOf(call)) args[name] = type.read(from);
			return { pallet: call.pallet, method: call.method, args } satisfies PlainCall;
		},
		write(to, value) {
			const { pallet, method, args } = Object(value) as Partial<PlainCall>;
			const call = byName.get(`${pallet}.${method}`) ?? mismatch();
			const given = Object(args) as Readonly<Record<string, unknown>>;
			for (const index of call.index) to.uint(index, 1);
			for (const [name, type] of fieldsOf(call)) {
				if (type.isEmpty !== true && !Object.hasOwn(given, name)) mismatch();
				type.write(to, given[name]);
			}
		},
	};
}

function mismatch(): never {
	throw new Mismatch();
}

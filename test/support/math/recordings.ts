import type { StakeParameters } from "../../../src/math/index.ts";
import {
	listVectors,
	loadVector,
	type VectorEvent,
	type VectorFolder,
	type VectorOf,
	type VectorTokenomics,
	type VectorWorker,
} from "../vectors.ts";

/** Parameters that bound a worker's stake. */
export interface RegisteredWorker {
	score: number;
	level: number;
}

/** A step of a recording with the state it started from. */
export type Recorded<F extends VectorFolder> = {
	[G in F]: {
		name: string;
		folder: G;
		doc: VectorOf<G>;
		before: VectorOf<G>["initial"]["state"];
		/** Registered workers by key, as of this step. */
		registry: Readonly<Record<string, RegisteredWorker>>;
		step: VectorOf<G>["steps"][number];
	};
}[F];

/** All steps of all scenarios of `folders`. */
export function* recordedSteps<F extends VectorFolder>(...folders: F[]): Generator<Recorded<F>> {
	for (const folder of folders) {
		for (const scenario of listVectors(folder)) {
			const doc = loadVector(folder, scenario);
			let before = doc.initial.state;
			let registry = registered(Object.values(doc.workers));
			for (const step of doc.steps) {
				if (step.kind === "workers") registry = { ...registry, ...registered(step.input.workers) };
				yield { name: `${folder}/${scenario} step ${step.i}`, folder, doc, before, step, registry } as Recorded<F>;
				before = step.state;
			}
		}
	}
}

function registered(workers: Omit<VectorWorker, "name">[]): Record<string, RegisteredWorker> {
	return Object.fromEntries(
		workers.map((w) => [w.pubkey, { score: Number(w.initialScore), level: Number(w.confidenceLevel) }]),
	);
}

/** Parameters of a recording as numbers. */
export function parametersOf(raw: VectorTokenomics): StakeParameters {
	return {
		k: BigInt(raw.k),
		re: BigInt(raw.re),
		rigK: BigInt(raw.rigK),
		rigB: BigInt(raw.rigB),
		vMax: BigInt(raw.vMax),
	};
}

/** A number field of an event by name, or by place where the runtime has no field names. */
export function number(event: VectorEvent, name: string, place: number): bigint {
	const { data } = event;
	return BigInt(String(Array.isArray(data) ? data[place] : data[name]));
}

/** Events of that name, of that pool where the event has one. */
export function eventsOf(events: VectorEvent[], name: string, pid?: string): VectorEvent[] {
	return events.filter(
		(event) => event.name === name && (pid === undefined || number(event, "pid", 0) === BigInt(pid)),
	);
}

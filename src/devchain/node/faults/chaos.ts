import { invalidArgument } from "../../../errors/invalid-argument.ts";
import { parseInteger, parseObject } from "../../validate.ts";
import type { ChaosFault, ChaosOptions } from "./chaos-options.ts";
import { draw } from "./draw.ts";
import type { Fault, FaultOptions } from "./fault-options.ts";
import type { Faults } from "./faults.ts";
import type { HeadLie } from "./lies.ts";
import type { PoolErrorCode } from "./pool-refusals.ts";

/** Injects one fault of a mix; `pick` gives a number from 0 to 1 by its name, the same for the same seed. */
type Inject = (faults: Faults, options: FaultOptions, pick: (name: string) => number) => Fault;

const CODES: readonly PoolErrorCode[] = [1001, 1002, 1010, 1011, 1012, 1014, 1016];
const STATUSES = ["usurped", "invalid", "dropped"] as const;
const LIES: readonly HeadLie[] = ["unknown", "future", "stale"];
const RETRACTED = ["reapply", "pool", "drop"] as const;
const oneOf = <T>(list: readonly T[], pick: number): T => list[Math.floor(pick * list.length)] as T;
const rarely = (options: FaultOptions): FaultOptions => ({ ...options, rate: (options.rate ?? 1) / 10 });

const MIX: Readonly<Record<ChaosFault, Inject>> = {
	dropMessages: (faults, options) => faults.dropMessages(options),
	delayMessages: (faults, options, pick) => faults.delayMessages({ ...options, ms: 1 + Math.floor(pick("ms") * 50) }),
	duplicateMessages: (faults, options) => faults.duplicateMessages(options),
	reorderMessages: (faults, options, pick) =>
		faults.reorderMessages({ ...options, by: 1 + Math.floor(pick("by") * 3) }),
	truncateMessages: (faults, options) => faults.truncateMessages(rarely(options)),
	cutConnections: (faults, options) => faults.cutConnections(rarely(options)),
	stallConnections: (faults, options) => faults.stallConnections(rarely(options)),
	failRequests: (faults, options, pick) => faults.failRequests({ ...options, executes: pick("executes") < 0.5 }),
	limitRate: (faults, options) => faults.limitRate(options),
	answerNull: (faults, options) => faults.answerNull(options),
	refuseTransactions: (faults, options, pick) =>
		faults.refuseTransactions({ ...options, code: oneOf(CODES, pick("code")) }),
	loseTransactions: (faults, options) => faults.loseTransactions(options),
	misreportTransactions: (faults, options, pick) =>
		faults.misreportTransactions({ ...options, status: oneOf(STATUSES, pick("status")) }),
	replaceTransactions: (faults, options) => faults.replaceTransactions(options),
	lieAboutHeads: (faults, options, pick) => faults.lieAboutHeads({ ...options, lie: oneOf(LIES, pick("lie")) }),
	lieAboutNonces: (faults, options, pick) =>
		faults.lieAboutNonces({ ...options, by: pick("by") < 0.5 ? -1 : 1 + Math.floor(pick("far") * 1000) }),
	lieAboutGenesis: (faults, options) => faults.lieAboutGenesis(options),
	reorganize: (faults, options, pick) =>
		faults.reorganize({
			...options,
			depth: 1 + Math.floor(pick("depth") * 3),
			transactions: oneOf(RETRACTED, pick("transactions")),
		}),
};

const ALL = Object.keys(MIX) as ChaosFault[];
const DISHONEST: ReadonlySet<ChaosFault> = new Set([
	"lieAboutHeads",
	"lieAboutNonces",
	"lieAboutGenesis",
	"replaceTransactions",
]);

/** Injects a mix of faults; the returned one stands for all of them. Throws `INVALID_ARGUMENT`. */
export function injectChaos(faults: Faults, options: ChaosOptions): Fault {
	const { rate = 0.02, faults: names = ALL.filter((name) => !DISHONEST.has(name)) } = parseObject("options", options);
	const seed = parseInteger("seed", options.seed, 0);
	const chosen = names === "all" ? ALL : names;
	if (!Array.isArray(chosen) || !chosen.every((name) => Object.hasOwn(MIX, name))) {
		throw invalidArgument("faults", names, `"all" or a list of ${ALL.join(", ")}`);
	}
	const injected = chosen.map((name: ChaosFault) =>
		MIX[name](faults, { seed, rate }, (of) => draw(seed, "chaos", name, of)),
	);
	return {
		name: "chaos",
		seed,
		get hits() {
			return injected.reduce((sum, { hits }) => sum + hits, 0);
		},
		get isActive() {
			return injected.some(({ isActive }) => isActive);
		},
		end() {
			for (const fault of injected) fault.end();
		},
	};
}

import fc from "fast-check";
import type { Generation } from "../../../src/index.ts";
import { loadLateCode } from "../load-late-code.ts";
import { anyCommands, anySettings } from "./commands.ts";
import { History } from "./history.ts";
import { verify } from "./verify.ts";

/** Most steps of a history. */
const MAX_COMMANDS = 24;

/** A history that ended in an untruth: the smallest one that still does. */
export interface Counterexample {
	readonly seed: number;
	readonly generation: Generation;
	/** Settings and steps. */
	readonly history: string;
	/** What was wrong. */
	readonly message: string;
}

/** Loads everything that the first history would wait for: afterwards the same seed runs the same way. */
export async function warmUp(generation: Generation): Promise<void> {
	await loadLateCode();
	const history = await History.start({ generation, seal: "manual", finalityLag: 0, finality: "best" });
	await verify(history);
	await history.end();
}

/**
 * Runs the history of a seed.
 *
 * @param shrinkMs - time to look for a smaller history, should this one fail
 * @returns `null` where every report was true
 */
export async function runHistory(
	generation: Generation,
	seed: number,
	shrinkMs: number,
): Promise<Counterexample | null> {
	let deadline = Number.POSITIVE_INFINITY;
	const property = fc.asyncProperty(
		anySettings(generation),
		anyCommands(generation, MAX_COMMANDS),
		async (settings, commands) => {
			// Past the deadline smaller histories count as sound, so that shrinking ends.
			if (Date.now() > deadline) return;
			const history = await History.start(settings);
			const stray: string[] = [];
			const onRejection = (reason: unknown) => stray.push(`unhandled rejection: ${reason}`);
			const onException = (error: unknown) => stray.push(`uncaught exception: ${error}`);
			process.on("unhandledRejection", onRejection);
			process.on("uncaughtException", onException);
			try {
				await fc.asyncModelRun(() => ({ model: {}, real: history }), commands);
				const wrong = [...(await verify(history)), ...stray];
				if (wrong.length > 0) throw new Error(wrong.join("\n"));
			} catch (error) {
				if (deadline === Number.POSITIVE_INFINITY) deadline = Date.now() + shrinkMs;
				throw error;
			} finally {
				await history.end();
				// What the history left behind is reported with it, not with the next one.
				await new Promise((resolve) => setTimeout(resolve, 5));
				process.off("unhandledRejection", onRejection);
				process.off("uncaughtException", onException);
			}
		},
	);
	const details = await fc.check(property, { seed, numRuns: 1, unbiased: true });
	if (!details.failed) return null;
	const [settings, commands] = details.counterexample ?? [];
	return {
		seed,
		generation,
		history: `${JSON.stringify(settings)}\n${String(commands).replaceAll("),", ")\n")}`,
		message: details.errorInstance instanceof Error ? details.errorInstance.message : String(details.errorInstance),
	};
}
